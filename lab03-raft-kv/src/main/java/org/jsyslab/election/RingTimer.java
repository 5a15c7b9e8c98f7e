package org.jsyslab.election;

import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Timer;
import org.jsyslab.election.RingMessage.Token;

/** What a process waits for on the ring. */
sealed interface RingTimer extends Timer {

    /** A neighbour has not received what it was sent: it is taken for crashed. */
    record NotReceived(Token token, NodeId neighbour) implements RingTimer {}

    /** No word of a coordinator has come round. */
    record NothingHeard() implements RingTimer {}

    /** The coordinator sends word round again. */
    record RoundAgain() implements RingTimer {}
}
