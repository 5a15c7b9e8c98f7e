package org.jsyslab.common.cluster;

/** Something about a cluster that its user can mend. The text is one line: what is wrong, then what to do. */
public class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ClusterException(String message) {
        super(message);
    }

    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
