package org.jsyslab.common.node;

/**
 * One thing that happened at a node, as its host reports it to an {@link Observer}. The trace is a sequence of these.
 *
 * @param kind what happened
 * @param node to whom
 * @param incarnation which life of the node, 1 for the first
 * @param clock Lamport clock of the event
 * @param micros microseconds since the start of the run (virtual) or of the process (real); for display, never for
 *     order
 * @param messageId identifies a message over its send, receipt, drop and duplication; null if none is involved
 * @param peer the other end of a message, or the other node of a fault; null if there is none
 * @param subject the message, timer, state change, durable change or value concerned; null if there is none
 * @param op the client operation that caused it; null if unknown
 * @param text one line for people, or the reason of a drop; null if there is none
 */
public record Event(
        Kind kind,
        NodeId node,
        int incarnation,
        long clock,
        long micros,
        String messageId,
        NodeId peer,
        Object subject,
        OpId op,
        String text) {

    /** What can happen; the constants' {@link #label} is the trace's {@code k}. */
    public enum Kind {
        SEND("send"),
        RECEIVE("recv"),
        DROP("drop"),
        DUPLICATE("dup"),
        DELAY("delay"),
        TIMER_SET("timer.set"),
        TIMER_FIRE("timer.fire"),
        TIMER_CANCEL("timer.cancel"),
        STATE("state"),
        LOG("log"),
        DISK("disk"),
        OP_CALL("op.call"),
        OP_OK("op.ok"),
        OP_FAIL("op.fail"),
        OP_INFO("op.info"),
        LIFE("life"),
        FAULT("fault"),
        CHECK("check"),
        NOTE("note");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The word in the trace file. */
        public String label() {
            return label;
        }
    }

    /** Named state that a node reported by {@link Env#observe}. */
    public record State(String name, Object value) {}
}
