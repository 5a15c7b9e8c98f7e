package org.jsyslab.common.disk;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Whether the disk can still be trusted. After one failed write nobody knows what is durable: the operating system may
 * have dropped the pages and will report success the next time. So the first failure is the last use.
 */
final class Health {
    private Throwable failure;

    /** Throws unless all went well so far. */
    void require() {
        if (failure != null) {
            throw new IllegalStateException("the disk can no longer be used: " + failure, failure);
        }
    }

    /** Whether nothing has failed. */
    boolean isGood() {
        return failure == null;
    }

    /** From now on nothing works; returns its argument, to be thrown. */
    <T extends Throwable> T failed(T cause) {
        failure = cause;
        return cause;
    }

    /** As {@link #failed}, for where checked exceptions cannot pass. */
    UncheckedIOException failedUnchecked(IOException cause) {
        return new UncheckedIOException(failed(cause));
    }
}
