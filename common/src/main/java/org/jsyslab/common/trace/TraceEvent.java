package org.jsyslab.common.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.NodeId;

/**
 * One line of a trace, as read back. What a host reports is an {@link org.jsyslab.common.node.Event}; this is its form
 * on paper, in which messages, timers and values are names and JSON.
 *
 * @param n position in the merged trace, from 1; 0 where none has been assigned
 * @param micros microseconds since the start of the run, or of the process before merging; for display, never for order
 * @param node to whom it happened
 * @param incarnation which life of the node, 1 for the first
 * @param clock Lamport clock of the event
 * @param kind what happened
 * @param messageId joins a send with its receipt, drop and duplication; null if no message is involved
 * @param peer the other end of a message or of a fault; null if there is none
 * @param type name of the message, timer, operation or change concerned; null if there is none
 * @param op the client operation that caused it; null if unknown
 * @param text one line for people; for {@code life} and {@code fault} its first word says what: crash, partition…
 * @param why the reason of a drop, duplication or delay; null otherwise
 * @param because positions of the events that led to a check's verdict
 * @param details an object, or null
 */
public record TraceEvent(
        long n,
        long micros,
        NodeId node,
        int incarnation,
        long clock,
        Kind kind,
        String messageId,
        NodeId peer,
        String type,
        String op,
        String text,
        String why,
        List<Long> because,
        JsonNode details) {

    public TraceEvent {
        because = List.copyOf(because);
    }

    /** One life of one node: within it, events happen one after the other. */
    public record Lane(NodeId node, int incarnation) implements Comparable<Lane> {
        @Override
        public int compareTo(Lane other) {
            int byNode = node.compareTo(other.node);
            return byNode != 0 ? byNode : Integer.compare(incarnation, other.incarnation);
        }

        /** {@code n1} for the first life, {@code n1.2} for the second. */
        @Override
        public String toString() {
            return incarnation <= 1 ? node.name() : node.name() + "." + incarnation;
        }
    }

    /** The life to which this event belongs. */
    public Lane lane() {
        return new Lane(node, incarnation);
    }

    /**
     * Whether the node itself takes part in this event. What the network does to a message, what a tester does to the
     * network and what a checker finds are recorded with a node, but the node knows nothing of them.
     */
    public boolean isInside() {
        return switch (kind) {
            case DROP, DUPLICATE, DELAY, FAULT, CHECK -> false;
            default -> true;
        };
    }

    /** Whether this is a check that failed. A check that held says {@code ok}. */
    public boolean isViolation() {
        return kind == Kind.CHECK && !word().equals("ok");
    }

    /**
     * The first word of the text, which for {@code life} and {@code fault} says what happened; empty without a text.
     */
    public String word() {
        if (text == null) {
            return "";
        }
        int space = text.indexOf(' ');
        return space < 0 ? text : text.substring(0, space);
    }

    /** Kind, other end, record, details and text on one line, without the node's name. */
    public String words() {
        StringJoiner words = new StringJoiner(" ");
        words.add(kind.label());
        for (Object part : Arrays.asList(peer, type, details, text, why)) {
            if (part != null) {
                words.add(part.toString());
            }
        }
        return words.toString();
    }

    /** The same event at another place of the merged order. */
    public TraceEvent placed(long n, long micros) {
        return new TraceEvent(
                n, micros, node, incarnation, clock, kind, messageId, peer, type, op, text, why, because, details);
    }
}
