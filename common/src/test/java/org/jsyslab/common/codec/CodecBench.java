package org.jsyslab.common.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Command;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;

/**
 * Measures how many envelopes one thread writes and reads again per second of its CPU time, in each form: {@code java
 * -cp common/target/classes:common/target/test-classes:… org.jsyslab.common.codec.CodecBench}.
 */
final class CodecBench {
    private static final int ROUNDS = 5;
    private static final Duration ROUND = Duration.ofSeconds(2);

    private CodecBench() {}

    sealed interface Replication extends Message {
        record AppendEntries(long term, NodeId leader, Position last, List<Entry> entries, long commitIndex)
                implements Replication {}
    }

    record Position(long index, long term) {}

    record Entry(long term, Command command) {}

    sealed interface StoreCommand extends Command {
        record Put(OpId op, String key, Bytes value) implements StoreCommand {}
    }

    public static void main(String[] args) {
        Schema schema = Schema.of(Replication.class, StoreCommand.class);
        Command put = new StoreCommand.Put(new OpId("c7f3a9", 1234), "account-17", Bytes.utf8("a value of 20 bytes."));
        Message append = new Replication.AppendEntries(
                12, NodeId.of("n1"), new Position(123_456, 12), List.of(new Entry(12, put)), 123_450);
        Envelope envelope =
                new Envelope("n1.1-17", NodeId.of("n1"), NodeId.of("n2"), 54_321, new OpId("c7f3a9", 1234), append);
        measure("JSON", schema.json(), envelope, 0, 1);
        measure("binary", schema.binary(), envelope, 1 + Integer.BYTES, 0);
    }

    private static void measure(String form, Codec codec, Envelope envelope, int prefix, int suffix) {
        ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(4096);
        codec.write(envelope, buffer);
        int size = buffer.readableBytes();
        for (int round = 1; round <= ROUNDS; round++) {
            long count = 0;
            long start = cpuTime();
            while (cpuTime() - start < ROUND.toNanos()) {
                for (int i = 0; i < 1000; i++) {
                    buffer.clear();
                    codec.write(envelope, buffer);
                    buffer.skipBytes(prefix).writerIndex(buffer.writerIndex() - suffix);
                    codec.read(buffer);
                }
                count += 1000;
            }
            double seconds = (cpuTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d bytes, round %d: %,.0f written and read per CPU-second%n",
                    form,
                    size,
                    round,
                    count / seconds);
        }
        buffer.release();
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
