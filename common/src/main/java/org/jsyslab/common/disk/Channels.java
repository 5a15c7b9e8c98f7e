package org.jsyslab.common.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** How files are opened: the one place where tests slip in a disk that fails. */
@FunctionalInterface
interface Channels {

    /** As {@link FileChannel#open(Path, OpenOption...)}. */
    FileChannel open(Path file, OpenOption... options) throws IOException;
}
