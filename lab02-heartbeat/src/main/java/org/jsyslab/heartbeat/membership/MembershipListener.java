package org.jsyslab.heartbeat.membership;

/** A layer above the membership, in the same stack: told of each change, in the step that makes it. */
@FunctionalInterface
public interface MembershipListener {
    /** Listens to nothing. */
    MembershipListener NOBODY = event -> {};

    /** Something has changed. */
    void changed(MembershipEvent event);

    /** Tells this one, then another. */
    default MembershipListener and(MembershipListener other) {
        return event -> {
            changed(event);
            other.changed(event);
        };
    }
}
