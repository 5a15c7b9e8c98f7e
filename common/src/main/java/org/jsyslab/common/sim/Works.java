package org.jsyslab.common.sim;

import java.util.HashMap;
import java.util.Map;
import org.jsyslab.common.node.Local;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Work;

/** The models of long work, by the record class of the work. */
final class Works {
    private final Simulation simulation;
    private final Map<Class<?>, Model> models = new HashMap<>(); // never iterated

    Works(Simulation simulation) {
        this.simulation = simulation;
    }

    <W extends Work<R>, R extends Local> void bind(Class<W> type, Delay duration, WorkModel<W, R> model) {
        models.put(type, new Model(duration, (node, work) -> model.perform(node, type.cast(work))));
    }

    /** Work that begins when it is released. */
    Effect start(Incarnation life, Work<?> work) {
        Model model = models.get(work.getClass());
        if (model == null) {
            throw new IllegalStateException("no model of " + work.getClass().getSimpleName() + ": bind one by work(…)");
        }
        return new Running(life, work, model);
    }

    private record Model(Delay duration, Performer performer) {}

    @FunctionalInterface
    private interface Performer {
        Local perform(NodeId node, Object work) throws Exception;
    }

    /** One piece of work, from its start to the step that handles its result. */
    private final class Running extends Effect implements Input {
        private final Incarnation life;
        private final Work<?> work;
        private final Model model;
        private Local result;

        Running(Incarnation life, Work<?> work, Model model) {
            this.life = life;
            this.work = work;
            this.model = model;
        }

        @Override
        void release() {
            simulation.reporter.note(life, "starts " + work.getClass().getSimpleName());
            simulation.timeline.after(model.duration().nanos(life.random("sim.work")), this);
        }

        @Override
        void happen() {
            if (!life.isOver()) {
                result = perform();
                life.loop().enqueue(this);
            }
        }

        @Override
        public void handle(Incarnation handler) {
            simulation.reporter.receive(life, result);
            life.stack().deliver(life.self(), result);
        }

        private Local perform() {
            try {
                return model.performer().perform(life.self(), work);
            } catch (Exception e) {
                return work.failed(e.getMessage());
            }
        }
    }
}
