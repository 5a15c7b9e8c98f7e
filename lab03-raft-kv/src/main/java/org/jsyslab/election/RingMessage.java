package org.jsyslab.election;

import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;

/** What processes say to their neighbour on the ring. */
public sealed interface RingMessage extends Message {

    /** What goes round. */
    sealed interface Token extends RingMessage {
        /** How many links it has passed, this one included. */
        int hops();

        /** The same, for the next link. */
        Token onwards();
    }

    /** The highest process met so far. */
    record Candidate(NodeId process, int hops) implements Token {
        @Override
        public Candidate onwards() {
            return new Candidate(process, hops + 1);
        }
    }

    /** The election is over. */
    record Elected(NodeId process, int hops) implements Token {
        @Override
        public Elected onwards() {
            return new Elected(process, hops + 1);
        }
    }

    /** To the one before: your message has come, and is mine to pass on. */
    record Received(Token token) implements RingMessage {}
}
