package org.jsyslab.clientserver.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsyslab.common.grade.Exercise;

/**
 * Lines that have arrived and may not be shown yet.
 *
 * <p>Birman, Schiper, Stephenson 1991, section 5.1; Coulouris et al., section 15.4.3. Holds at most as many lines of
 * each author as the author may have {@linkplain Outstanding outstanding}, for only what is delivered is acknowledged.
 */
class HoldBackQueue {
    private final DeliveryOrder order;

    /** In the order of arrival, none of them twice. */
    private final List<Line> held = new ArrayList<>();

    /** How many lines of each member have been delivered: BSS's VT(p). */
    private VectorClock delivered = VectorClock.ZERO;

    HoldBackQueue(DeliveryOrder order) {
        this.order = order;
    }

    /** Takes a line in, unless it is here already. */
    void add(Line line) {
        if (!isDelivered(line) && !held.contains(line)) {
            held.add(line);
        }
    }

    /**
     * Takes out a line that may be delivered now, if there is one. Ask again: each delivery may be what others wait
     * for.
     */
    Optional<Line> next() {
        Optional<Line> next = held.stream().filter(this::isDeliverable).findFirst();
        next.ifPresent(line -> {
            held.remove(line);
            delivered = delivered.tick(line.author());
        });
        return next;
    }

    /** Whether a line has been delivered before. */
    boolean isDelivered(Line line) {
        return line.number() <= delivered.of(line.author());
    }

    /** Whether everything that must come before a line has been delivered. */
    boolean isDeliverable(Line line) {
        return isNextOfItsAuthor(line) && (order == DeliveryOrder.FIFO || isPastDelivered(line));
    }

    /** VT(m)[i] = VT(p)[i] + 1, where i is the author. */
    @Exercise(part = "C")
    boolean isNextOfItsAuthor(Line line) {
        return line.number() == delivered.of(line.author()) + 1;
    }

    /** VT(m)[k] &le; VT(p)[k] for every k but the author: the third parties. For the next line of its author. */
    @Exercise(part = "C", hint = "The line counts itself among its author's lines.")
    boolean isPastDelivered(Line line) {
        return line.order().isWithin(delivered.tick(line.author()));
    }

    /** How many lines wait. */
    int size() {
        return held.size();
    }
}
