package org.jsyslab.common.runtime.loop;

import org.jsyslab.common.codec.Envelope;
import org.jsyslab.common.node.Timer;

/** One event that waits for its turn at a stack. Handling it is one atomic step. */
sealed interface Step {

    /** The stack that it happens to. */
    ProcessWorld world();

    /** What happens, in a word or two for the log: the record's name where there is a record. */
    String name();

    /** Runs the handler. */
    void run();

    /** The first step of a stack. */
    record Start(ProcessWorld world) implements Step {
        @Override
        public String name() {
            return "start";
        }

        @Override
        public void run() {
            world.start();
        }
    }

    /** A message arrives. */
    record Delivery(ProcessWorld world, Envelope envelope) implements Step {
        @Override
        public String name() {
            return envelope.body().getClass().getSimpleName();
        }

        @Override
        public void run() {
            world.deliver(envelope);
        }
    }

    /** A timer is due, unless it was cancelled or replaced while this step waited. */
    record Firing(ProcessWorld world, Timer timer, Alarm alarm) implements Step {
        @Override
        public String name() {
            return timer.getClass().getSimpleName();
        }

        @Override
        public void run() {
            world.fire(alarm, timer);
        }
    }

    /** The last step of a batch in which other steps happened to the stack. */
    record BatchEnd(ProcessWorld world) implements Step {
        @Override
        public String name() {
            return "afterBatch";
        }

        @Override
        public void run() {
            world.endBatch();
        }
    }
}
