package org.jsyslab.clientserver.time;

import org.jsyslab.common.node.Timer;

/** What a member waits for. */
public sealed interface ChatTimer extends Timer {

    /**
     * Somebody has not replied to this member's line of that number: it was lost, or is held back there, or the reply
     * was.
     */
    record PostOverdue(long number) implements ChatTimer {}
}
