package org.jsyslab.common.trace;

import java.util.List;
import org.jsyslab.common.node.Observer;

/** Several observers as one. */
public final class Observers {
    private Observers() {}

    /** Tells each observer every event, in the order given. */
    public static Observer all(List<? extends Observer> observers) {
        List<Observer> each = List.copyOf(observers);
        return each.size() == 1 ? each.get(0) : event -> each.forEach(observer -> observer.observe(event));
    }
}
