package org.jsyslab.heartbeat.failover;

import org.jsyslab.common.node.Timer;

/** What a primary waits for. */
public sealed interface ResourceTimer extends Timer {

    /** The resource has not answered. */
    record ResourceSilent() implements ResourceTimer {}
}
