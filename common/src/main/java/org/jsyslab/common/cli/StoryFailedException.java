package org.jsyslab.common.cli;

import org.jsyslab.common.cluster.ClusterException;

/** A claim of a {@link Story} did not hold. */
public final class StoryFailedException extends ClusterException {
    private static final long serialVersionUID = 1;

    StoryFailedException(String message) {
        super(message);
    }
}
