package org.jsyslab.heartbeat.failover;

/**
 * Whether a primary may go on, as something other than its own belief says. Answers come later, in a step of their own
 * or in the same one, to the owner that asked.
 */
public interface Fencing {

    /** No resource: whoever errs about who lives, or comes back from a crash with an old copy, is not contradicted. */
    Fencing NONE = new Fencing() {
        @Override
        public void acquire(Owner owner) {
            owner.granted(0);
        }

        @Override
        public void write(long number, Owner owner) {
            owner.written(number);
        }

        @Override
        public void release() {}
    };

    /** Who wants to be primary. */
    interface Owner {

        /**
         * It may write, until another is granted the same.
         *
         * @param last the highest number written so far; 0 if none, or if nobody knows
         */
        void granted(long last);

        /** Its number is written. */
        void written(long number);

        /** Another was granted the resource: this one is primary no more, whatever it believes. */
        void fenced();
    }

    /** Asks to be granted the resource, until that happens. */
    void acquire(Owner owner);

    /** Writes a number, until it is written or refused. One at a time. */
    void write(long number, Owner owner);

    /** Wants nothing more. */
    void release();
}
