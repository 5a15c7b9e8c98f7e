package org.jsyslab.heartbeat.failover;

import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Timer;

/** What clients of the counter wait for. */
public sealed interface ClientTimer extends Timer {

    /** No reply has come: the replica is down, or one of the two messages is lost. */
    record Unanswered(OpId op) implements ClientTimer {}

    /** The replica that is said to be primary has had the time to become it. */
    record LookElsewhere(OpId op) implements ClientTimer {}
}
