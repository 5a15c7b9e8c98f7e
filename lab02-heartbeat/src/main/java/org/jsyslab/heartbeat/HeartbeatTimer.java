package org.jsyslab.heartbeat;

import org.jsyslab.common.node.Timer;

/** What the senders of heartbeats wait for. */
public sealed interface HeartbeatTimer extends Timer {

    /** It is time for the next heartbeat. */
    record Beat() implements HeartbeatTimer {}
}
