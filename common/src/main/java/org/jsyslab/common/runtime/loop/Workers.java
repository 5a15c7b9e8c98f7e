package org.jsyslab.common.runtime.loop;

import java.util.HashMap;
import java.util.Map;
import org.jsyslab.common.node.Local;
import org.jsyslab.common.node.Work;
import org.jsyslab.common.node.Worker;

/** Which code does which {@link Work}, as an application binds it before its process starts. */
public final class Workers {
    private final Map<Class<?>, Worker<?, ?>> bound = new HashMap<>();

    /**
     * Binds one kind of work.
     *
     * @throws IllegalArgumentException if it is bound already
     */
    public <R extends Local, W extends Work<R>> Workers bind(Class<W> type, Worker<W, R> worker) {
        if (bound.putIfAbsent(type, worker) != null) {
            throw new IllegalArgumentException(type.getSimpleName() + " has two workers");
        }
        return this;
    }

    @SuppressWarnings("unchecked") // bind() pairs the classes
    Local perform(Work<?> work) throws Exception {
        Worker<Work<Local>, Local> worker = (Worker<Work<Local>, Local>) bound.get(work.getClass());
        return worker.perform((Work<Local>) work);
    }

    boolean knows(Work<?> work) {
        return bound.containsKey(work.getClass());
    }
}
