package org.jsyslab.common.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files used last, kept open: at most {@value #MOST}. */
final class OpenFiles implements Closeable {
    private static final int MOST = 64;

    private final Channels channels;
    private final Map<Path, FileChannel> open = new LinkedHashMap<>(MOST, 0.75f, true);

    OpenFiles(Channels channels) {
        this.channels = channels;
    }

    /** The file, open for reading and writing; it must exist. */
    FileChannel get(Path file) throws IOException {
        FileChannel channel = open.get(file);
        return channel != null
                ? channel
                : add(file, channels.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Makes the file, which must not exist. */
    FileChannel create(Path file) throws IOException {
        return add(
                file,
                channels.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Closes the file, if it is open. */
    void release(Path file) throws IOException {
        FileChannel channel = open.remove(file);
        if (channel != null) {
            channel.close();
        }
    }

    private FileChannel add(Path file, FileChannel channel) throws IOException {
        if (open.size() == MOST) {
            release(open.keySet().iterator().next());
        }
        open.put(file, channel);
        return channel;
    }

    @Override
    public void close() throws IOException {
        for (FileChannel channel : open.values()) {
            channel.close();
        }
        open.clear();
    }
}
