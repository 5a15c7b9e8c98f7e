package org.jsyslab.heartbeat.membership.client;

import java.util.Optional;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;

/** What people can ask of a group. The result of each is {@link Views}. */
public sealed interface MembershipOperation extends Operation {

    /** What the members believe: one of them, or all that answer. */
    record ShowMembers(Optional<NodeId> of) implements MembershipOperation {}

    /** Lets a member leave. */
    record LetLeave(NodeId node) implements MembershipOperation {}

    /** Lets a node join that has left. */
    record LetJoin(NodeId node) implements MembershipOperation {}
}
