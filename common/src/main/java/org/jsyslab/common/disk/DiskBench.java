package org.jsyslab.common.disk;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Journal;

/**
 * How fast a disk forces, bare and through the step log: appends of {@value #BYTES} bytes to a file that was filled
 * with zeroes before, each forced, beside steps that append as much to a journal, 1 and 64 to a force. The log keeps
 * the last {@value #KEPT} entries, so compaction is part of the figure.
 */
public final class DiskBench {
    private static final int BYTES = 100;
    private static final int KEPT = 1_000;
    private static final int FILE_BYTES = 16 * 1024 * 1024;
    private static final int ROUNDS = 3;
    private static final Bytes ENTRY = Bytes.of(new byte[BYTES]);

    /** One line of the table: something that ends with a force, again and again. */
    private static final class Line {
        private final String name;
        private final int steps;
        private final Histogram nanos = new Histogram(3);
        private long total;

        private Line(String name, int steps) {
            this.name = name;
            this.steps = steps;
        }

        private void measure(Forced forced, Duration length) throws IOException {
            long start = System.nanoTime();
            long now = start;
            while (now - start < length.toNanos()) {
                forced.run();
                long next = System.nanoTime();
                nanos.recordValue(next - now);
                now = next;
            }
            total += now - start;
        }

        private String text() {
            double forces = nanos.getTotalCount() * 1e9 / total;
            return String.format(
                    Locale.ROOT,
                    "%-28s %10.0f %12.0f %9.3f %9.3f %9.3f",
                    name,
                    forces,
                    forces * steps,
                    nanos.getValueAtPercentile(50) / 1e6,
                    nanos.getValueAtPercentile(99) / 1e6,
                    nanos.getMaxValue() / 1e6);
        }
    }

    /** What is measured: it returns when it is durable. */
    private interface Forced {
        void run() throws IOException;
    }

    /** The benchmark's entries are bytes already. */
    private static final class Plain implements ValueCodec {
        @Override
        public void write(Class<?> type, Object value, ByteBuf out) {
            out.writeBytes(((Bytes) value).buffer());
        }

        @Override
        public Object read(Class<?> type, ByteBuf in) {
            byte[] bytes = new byte[in.readableBytes()];
            in.readBytes(bytes);
            return Bytes.of(bytes);
        }

        @Override
        public String fingerprint(Class<?> type) {
            return type.getSimpleName();
        }
    }

    private DiskBench() {}

    /**
     * Measures in a directory of its own below {@code directory}, which it removes again, and prints a table. The lines
     * take turns, so that a disk that is busy for a while is unfair to none.
     *
     * @param length how long each line is measured in each of {@value #ROUNDS} rounds
     */
    public static void run(Path directory, Duration length, PrintStream out) throws IOException {
        Path place = Files.createTempDirectory(Files.createDirectories(directory), "bench-disk-");
        List<Line> lines = List.of(
                new Line("append and force, bare", 1),
                new Line("step log, 1 step a force", 1),
                new Line("step log, 64 steps a force", 64));
        try {
            for (int round = 0; round < ROUNDS; round++) {
                bare(place.resolve("bare"), lines.get(0), length);
                log(place.resolve("log-1"), lines.get(1), length);
                log(place.resolve("log-64"), lines.get(2), length);
            }
        } finally {
            remove(place);
        }
        out.printf("%-28s %10s %12s %9s %9s %9s%n", "", "forces/s", "steps/s", "p50 ms", "p99 ms", "max ms");
        lines.forEach(line -> out.println(line.text()));
    }

    private static void bare(Path file, Line line, Duration length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocateDirect(FILE_BYTES), 0);
            channel.force(true);
            ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);
            long[] position = {0};
            line.measure(
                    () -> {
                        channel.write(bytes.clear(), position[0]);
                        channel.force(false);
                        position[0] = (position[0] + BYTES) % (FILE_BYTES - BYTES);
                    },
                    length);
        }
    }

    private static void log(Path directory, Line line, Duration length) throws IOException {
        try (StepLog log = StepLog.open(directory, new Identity("bench", "bench"), new Plain())) {
            Journal<Bytes> journal = log.journal("journal", Bytes.class);
            line.measure(
                    () -> {
                        for (int i = 0; i < line.steps; i++) {
                            journal.append(ENTRY);
                            journal.discardThrough(journal.lastIndex() - KEPT);
                            log.endStep();
                        }
                        log.force();
                    },
                    length);
        }
    }

    private static void remove(Path directory) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (var files = Files.walk(directory)) {
            files.forEach(paths::add);
        }
        for (int i = paths.size() - 1; i >= 0; i--) {
            Files.delete(paths.get(i));
        }
    }
}
