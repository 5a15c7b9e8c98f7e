package org.jsyslab.clientserver.time;

import java.util.Locale;

/** In which order a member shows the lines of the others. */
public enum DeliveryOrder {
    /** The lines of each author in the order said, as connections of their own from each author would deliver them. */
    FIFO,
    /** A line after all that its author had seen when saying it. */
    CAUSAL;

    /** As people write it: {@code causal}. */
    public String spelled() {
        return name().toLowerCase(Locale.ROOT);
    }
}
