package org.jsyslab.common.sim;

/** Something that will happen at a point of virtual time. It may wait in the queue at most once at a time. */
abstract class Scheduled {
    /** Order among those of the same time: first queued, first served. */
    long sequence;

    abstract void happen();
}
