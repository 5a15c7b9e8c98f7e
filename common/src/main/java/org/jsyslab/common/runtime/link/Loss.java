package org.jsyslab.common.runtime.link;

/** Why a message was lost; the constants' {@link #label} is what traces say. */
public enum Loss {
    /** Nobody listens there. */
    UNREACHABLE("unreachable"),
    /** The other end reads too slowly. */
    OVERFLOW("overflow"),
    /** Neither an address nor a connection is known. */
    UNKNOWN("unknown"),
    /** It does not fit into a datagram. */
    TOO_LONG("too long"),
    /** The link is cut, by order. */
    PARTITION("partition"),
    /** The link loses messages, by order. */
    LOSS("loss");

    private final String label;

    Loss(String label) {
        this.label = label;
    }

    /** The word in traces. */
    public String label() {
        return label;
    }
}
