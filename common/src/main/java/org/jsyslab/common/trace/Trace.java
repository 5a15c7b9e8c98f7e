package org.jsyslab.common.trace;

import java.util.List;

/**
 * A recorded run, or the part of it that one process saw.
 *
 * @param header which run it is
 * @param events in file order: for one process its program order, for a merged trace an order that respects causality
 */
public record Trace(RunHeader header, List<TraceEvent> events) {
    public Trace {
        events = List.copyOf(events);
    }
}
