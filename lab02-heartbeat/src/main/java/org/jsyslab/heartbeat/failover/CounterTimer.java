package org.jsyslab.heartbeat.failover;

import org.jsyslab.common.node.Timer;

/** What replicas of the counter wait for. */
public sealed interface CounterTimer extends Timer {

    /** Some backup has not confirmed this number yet. */
    record Unconfirmed(long number) implements CounterTimer {}

    /** A primary that was fenced off has waited, and may ask for the resource again. */
    record FencedLongEnough() implements CounterTimer {}
}
