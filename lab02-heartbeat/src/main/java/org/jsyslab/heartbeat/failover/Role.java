package org.jsyslab.heartbeat.failover;

import java.util.Locale;

/** What a replica takes itself for. */
enum Role {
    /** Another one gives the numbers. */
    BACKUP,
    /** Should be the primary, and waits to be granted the resource. */
    CANDIDATE,
    /** Gives the numbers. */
    PRIMARY,
    /** Was primary until another was granted the resource; waits before it tries again. */
    FENCED;

    /** As people write it. */
    String spelled() {
        return name().toLowerCase(Locale.ROOT);
    }
}
