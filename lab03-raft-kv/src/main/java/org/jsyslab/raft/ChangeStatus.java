package org.jsyslab.raft;

/**
 * How far a change of the cluster is.
 *
 * @param stage how far
 * @param reason why it was refused; else empty
 */
public record ChangeStatus(Stage stage, String reason) {

    /** How far a change is. */
    public enum Stage {
        /** It is committed, or was never needed. */
        DONE,
        /** It has begun, or waits for another change: ask again. */
        UNDER_WAY,
        /** Nothing was changed. */
        REFUSED
    }

    static final ChangeStatus DONE = new ChangeStatus(Stage.DONE, "");
    static final ChangeStatus UNDER_WAY = new ChangeStatus(Stage.UNDER_WAY, "");

    static ChangeStatus refused(String reason) {
        return new ChangeStatus(Stage.REFUSED, reason);
    }
}
