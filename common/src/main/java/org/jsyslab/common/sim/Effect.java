package org.jsyslab.common.sim;

/** What a step asks of the world outside: held until the step's writes are durable, then released. */
abstract class Effect extends Scheduled {

    abstract void release();
}
