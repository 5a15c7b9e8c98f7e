package org.jsyslab.common.trace;

import java.io.IOException;

/** A file is not a trace, or files do not belong to the same run. The message is one line that says where and why. */
public final class MalformedTraceException extends IOException {
    private static final long serialVersionUID = 1;

    MalformedTraceException(String message) {
        super(message);
    }
}
