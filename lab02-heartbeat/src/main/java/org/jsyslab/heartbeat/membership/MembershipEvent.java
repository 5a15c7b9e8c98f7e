package org.jsyslab.heartbeat.membership;

import java.util.Locale;
import org.jsyslab.common.node.NodeId;

/** A change of what one node believes of another. */
public sealed interface MembershipEvent {

    /** Whom it concerns. */
    NodeId member();

    /** What happened, in a word: {@code suspected}. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** It has come into the group, or begun a new life after a crash, a removal or a leave. */
    record Joined(NodeId member, long incarnation) implements MembershipEvent {}

    /** It has left by its own will. */
    record Left(NodeId member) implements MembershipEvent {}

    /** It has been silent for too long. */
    record Suspected(NodeId member) implements MembershipEvent {}

    /** It was suspected, and that was wrong: it has been heard. */
    record Trusted(NodeId member) implements MembershipEvent {}

    /** It was suspected for so long that it is no longer waited for. */
    record Removed(NodeId member) implements MembershipEvent {}
}
