package org.jsyslab.common.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** A disk that cannot be used. The message is one line for people: what is wrong, where, and what to do about it. */
public final class DiskException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DiskException(String line) {
        super(line);
    }

    public DiskException(String line, Throwable cause) {
        super(line, cause);
    }

    static DiskException cannotUse(Path directory, IOException cause) {
        return new DiskException(
                "cannot use the data directory " + directory + ": " + reason(cause)
                        + "; free or repair it, or choose another directory",
                cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
            return "a file of that name is in the way";
        }
        if (cause instanceof NoSuchFileException) {
            return "it does not exist and cannot be made";
        }
        if (cause instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return String.valueOf(cause.getMessage());
    }
}
