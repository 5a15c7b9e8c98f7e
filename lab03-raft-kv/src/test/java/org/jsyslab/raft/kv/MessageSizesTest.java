package org.jsyslab.raft.kv;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jsyslab.common.codec.Codec;
import org.jsyslab.common.codec.Envelope;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.runtime.door.Limits;
import org.jsyslab.raft.Configuration;
import org.jsyslab.raft.Entry;
import org.jsyslab.raft.Position;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.jsyslab.raft.RaftMessage.InstallSnapshot;
import org.jsyslab.raft.RaftOptions;
import org.jsyslab.raft.kv.KvCommand.Execute;
import org.jsyslab.raft.kv.KvMessage.ClientQuery;
import org.jsyslab.raft.kv.KvMessage.ClientRequest;
import org.jsyslab.raft.kv.KvMessage.Reply;
import org.jsyslab.raft.kv.KvRead.MultiGet;
import org.jsyslab.raft.kv.KvWrite.Append;
import org.jsyslab.raft.kv.KvWrite.CompareAndSet;
import org.jsyslab.raft.kv.KvWrite.Delete;
import org.jsyslab.raft.kv.KvWrite.Increment;
import org.jsyslab.raft.kv.KvWrite.MultiPut;
import org.jsyslab.raft.kv.KvWrite.Put;
import org.jsyslab.raft.kv.KvWrite.PutIf;
import org.jsyslab.raft.scenario.SimulatedStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageSizesTest {
    /** No batch has more entries. */
    private static final int BATCH = 1_024;

    private static final long MOST = Long.MAX_VALUE;
    private static final OpId OP = new OpId("\u0001".repeat(OpId.MAX_CLIENT), MOST);
    private static final Position AT = new Position(MOST, MOST);
    private static final NodeId FAR = NodeId.of("n".repeat(100) + "@" + "h".repeat(250) + ":65535");

    /** What byte strings are full of. */
    enum Filling {
        CONTROLS,
        QUOTES,
        CLEFS,
        NOISE;

        Bytes bytes(int length) {
            byte[] content = new byte[length];
            switch (this) {
                case CONTROLS -> Arrays.fill(content, (byte) 1);
                case QUOTES -> Arrays.fill(content, (byte) '"');
                case CLEFS -> content = Bytes.utf8("𝄞".repeat(length / 4)).toArray();
                case NOISE -> new SplittableRandom(length).nextBytes(content);
            }
            return Bytes.of(content);
        }

        /** So many, no two alike, which take about so many bytes together. */
        List<Bytes> keys(int count, int bytes) {
            return IntStream.range(0, count)
                    .mapToObj(i -> bytes(bytes / count - 4).plus(Bytes.utf8("%04d".formatted(i))))
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("the largest operation of each kind fits into a message: asked for, and alone in a batch of entries")
    void operations(Filling filling) {
        for (KvWrite write : largestWrites(filling)) {
            fits(new ClientRequest(OP, write));
            fits(batch(new Execute(OP, write), 1));
        }
        for (int count : new int[] {640, KvOperation.MAX_KEYS}) {
            fits(new ClientQuery(OP, new MultiGet(filling.keys(count, KvOperation.MAX_SIZE))));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("the largest results fit into a message")
    void results(Filling filling) {
        Bytes value = filling.bytes(KvOperation.MAX_VALUE);
        List<Bytes> values = filling.keys(KvOperation.MAX_KEYS, KvOperation.MAX_SIZE);
        fits(new Reply(OP, new KvResult.Found(Optional.of(value))));
        fits(new Reply(
                OP, new KvResult.FoundAll(values.stream().map(Optional::of).toList())));
        fits(new Reply(OP, new KvResult.Listed(pairs(filling))));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("as many small entries as a batch may hold fit into a message")
    void batches(Filling filling) {
        List<Bytes> keys = filling.keys(KvOperation.MAX_KEYS, 5 * KvOperation.MAX_KEYS);
        SortedMap<Bytes, Bytes> pairs = new TreeMap<>();
        keys.forEach(key -> pairs.put(key, filling.bytes(1)));
        for (KvWrite write : List.of(
                new Put(Bytes.EMPTY, Bytes.EMPTY),
                new Put(filling.bytes(64), filling.bytes(64)),
                new Increment(filling.bytes(8), Long.MIN_VALUE),
                new CompareAndSet(filling.bytes(8), Optional.of(filling.bytes(8)), filling.bytes(8)),
                new Delete(Collections.nCopies(KvOperation.MAX_KEYS, Bytes.EMPTY)),
                new Delete(Collections.nCopies(KvOperation.MAX_KEYS, filling.bytes(1))),
                new Delete(keys),
                new MultiPut(pairs))) {
            Execute command = new Execute(OP, write);
            fits(batch(command, Math.min(BATCH, RaftOptions.DEFAULT.messageBytes() / command.size())));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a chunk of a snapshot fits into a message")
    void chunks(Filling filling) {
        Configuration nine = new Configuration(new TreeSet<>(IntStream.range(0, 9)
                .mapToObj(i -> NodeId.of("n" + i + FAR.toString().substring(2)))
                .toList()));
        Bytes chunk = filling.bytes(RaftOptions.DEFAULT.messageBytes());
        fits(new InstallSnapshot(MOST, AT, nine, MOST, chunk, false, MOST));
    }

    private static List<KvWrite> largestWrites(Filling filling) {
        Bytes key = filling.bytes(KvOperation.MAX_KEY);
        Bytes value = filling.bytes(KvOperation.MAX_VALUE);
        Bytes rest = filling.bytes(KvOperation.MAX_SIZE - KvOperation.MAX_VALUE - KvOperation.MAX_KEY);
        return List.of(
                new Put(key, value),
                new PutIf(key, value, false),
                new CompareAndSet(key, Optional.of(value), rest),
                new Append(key, value),
                new Increment(key, Long.MIN_VALUE),
                new Delete(filling.keys(640, KvOperation.MAX_SIZE)),
                new Delete(filling.keys(KvOperation.MAX_KEYS, KvOperation.MAX_SIZE)),
                new MultiPut(new TreeMap<>(Collections.singletonMap(key, value))),
                new MultiPut(pairs(filling)));
    }

    /** As many keys as there may be, with values as large as there may be. */
    private static SortedMap<Bytes, Bytes> pairs(Filling filling) {
        SortedMap<Bytes, Bytes> pairs = new TreeMap<>();
        for (Bytes key : filling.keys(KvOperation.MAX_KEYS, KvOperation.MAX_SIZE / 2)) {
            pairs.put(key, filling.bytes(KvOperation.MAX_SIZE / 2 / KvOperation.MAX_KEYS));
        }
        return pairs;
    }

    private static AppendEntries batch(KvCommand command, int count) {
        return new AppendEntries(MOST, AT, Collections.nCopies(count, new Entry(MOST, command)), MOST, MOST);
    }

    private static void fits(Message message) {
        for (Codec form : List.of(SimulatedStore.SCHEMA.json(), SimulatedStore.SCHEMA.binary())) {
            ByteBuf line = Unpooled.buffer();
            form.write(new Envelope("m".repeat(100), FAR, FAR, MOST, OP, message), line);
            assertThat(line.readableBytes())
                    .as(
                            "%s as %s",
                            message.getClass().getSimpleName(), form.getClass().getSimpleName())
                    .isLessThan(Limits.DEFAULT.messageBytes());
        }
    }
}
