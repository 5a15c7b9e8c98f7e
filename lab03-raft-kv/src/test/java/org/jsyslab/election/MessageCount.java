package org.jsyslab.election;

import java.util.List;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Observer;

/** Counts the messages of some types that are sent to others. */
final class MessageCount implements Observer {
    private final List<Class<?>> types;
    private int sent;

    MessageCount(Class<?>... types) {
        this.types = List.of(types);
    }

    @Override
    public void observe(Event event) {
        boolean leaves = event.kind() == Event.Kind.SEND && !event.node().equals(event.peer());
        if (leaves && types.contains(event.subject().getClass())) {
            sent++;
        }
    }

    int sent() {
        return sent;
    }
}
