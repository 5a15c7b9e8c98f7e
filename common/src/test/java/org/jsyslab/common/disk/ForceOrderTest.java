package org.jsyslab.common.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jsyslab.common.node.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must be durable before what. No kill -9 shows it, for the page cache survives that. */
class ForceOrderTest {
    @TempDir
    private Path directory;

    private final List<String> forced = Collections.synchronizedList(new ArrayList<>());

    private StepLog open() {
        Channels recording = (path, options) -> new TestChannel(FileChannel.open(path, options)) {
            @Override
            public void force(boolean metaData) {
                forced.add(path.getFileName().toString());
            }
        };
        return StepLog.open(
                directory, new Identity("c", "n1"), new PlainValues(), 16 * 1024, recording, new Recovery());
    }

    @Test
    void aSegmentIsNamedDurablyBeforeItHoldsAnything() throws IOException {
        open().close();
        assertThat(forced)
                .as("its header, its name, the first batch")
                .startsWith("spare-1", directory.getFileName().toString(), "spare-1");
    }

    @Test
    void bytesOfBlobsAndTheirNamesAreDurableBeforeTheRecordThatCountsThem() throws IOException {
        try (StepLog disk = open()) {
            disk.blobs().create("b");
            disk.blobs().append("b", Bytes.utf8("bytes"));
            disk.endStep();
            forced.clear();
            disk.force();
            assertThat(forced).containsExactly("0000000001~b.data", "0000000001~b.crc", "blobs", "spare-1");

            disk.blobs().append("b", Bytes.utf8("more"));
            disk.endStep();
            forced.clear();
            disk.force();
            assertThat(forced).containsExactly("0000000001~b.data", "0000000001~b.crc", "spare-1");
        }
    }

    @Test
    void whatRecoveryReadIsDurableBeforeAnythingRestsOnIt() throws IOException {
        try (StepLog disk = open()) {
            disk.journal("j", String.class).append("a");
            disk.endStep();
        }
        forced.clear();
        open().close();
        assertThat(forced).startsWith("segment-0000000001", "segment-0000000001");
    }
}
