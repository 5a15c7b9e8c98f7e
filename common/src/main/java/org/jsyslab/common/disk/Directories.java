package org.jsyslab.common.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** What the log asks of a directory. */
final class Directories {
    private static final boolean CAN_BE_FORCED = !System.getProperty("os.name").startsWith("Windows");

    private Directories() {}

    /** Makes the names in {@code directory} durable: without it a power loss may undo a creation or renaming. */
    static void force(Path directory, Channels channels) throws IOException {
        if (CAN_BE_FORCED) {
            try (FileChannel channel = channels.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** The files of {@code directory} whose names start with {@code prefix}, in the order of their names. */
    static List<Path> list(Path directory, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    /** Removes the files of {@code directory} whose names start with {@code prefix}. */
    static void clear(Path directory, String prefix) throws IOException {
        for (Path file : list(directory, prefix)) {
            Files.delete(file);
        }
    }
}
