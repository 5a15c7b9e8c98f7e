package org.jsyslab.heartbeat.membership;

import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Timer;

/** What a member waits for. */
public sealed interface MembershipTimer extends Timer {

    /** The earliest freshness point of all members that are trusted has come. */
    record Silence() implements MembershipTimer {}

    /** A member has been suspected for the cleanup time. */
    record Cleanup(NodeId member) implements MembershipTimer {}

    /** The member that was asked last has not let this node in. */
    record Unwelcome() implements MembershipTimer {}

    /** Somebody has not confirmed that it knows of this node's leave. */
    record FarewellUnheard() implements MembershipTimer {}
}
