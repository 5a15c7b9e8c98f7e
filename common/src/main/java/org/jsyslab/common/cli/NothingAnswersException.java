package org.jsyslab.common.cli;

import org.jsyslab.common.cluster.ClusterException;

/** No node of the cluster answered in time. The text is one line: where we asked, then what to do. */
public final class NothingAnswersException extends ClusterException {
    private static final long serialVersionUID = 1;

    public NothingAnswersException(String message) {
        super(message);
    }
}
