package org.jsyslab.raft.app;

import java.util.random.RandomGenerator;
import org.jsyslab.common.cli.Load;
import org.jsyslab.common.cli.Probability;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Operation;
import org.jsyslab.raft.kv.KvRead.Get;
import org.jsyslab.raft.kv.KvWrite.Put;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the clients of {@code bench} do: puts and gets of random keys. */
@Command
final class BenchLoad implements Load {
    @Option(
            names = "--gets",
            paramLabel = "SHARE",
            defaultValue = "0%",
            description = "How many operations are gets, the others being puts (default: ${DEFAULT-VALUE}).")
    private Probability gets;

    @Option(
            names = "--value-bytes",
            paramLabel = "N",
            defaultValue = "100",
            converter = ValueBytes.class,
            description = "How long a value is, 1 to 65536 (default: ${DEFAULT-VALUE}).")
    private int valueBytes;

    @Option(
            names = "--keys",
            paramLabel = "N",
            defaultValue = "1000",
            converter = Keys.class,
            description = "How many keys, 1 to 100000 (default: ${DEFAULT-VALUE}).")
    private int keys;

    private Bytes value;

    @Override
    public Object options() {
        return this;
    }

    @Override
    public Operation next(int client, RandomGenerator random) {
        Bytes key = Bytes.utf8("key-" + random.nextInt(keys));
        return random.nextDouble() < gets.value() ? new Get(key) : new Put(key, value());
    }

    /** Any bytes; always the same, lest the measurement be one of random numbers. */
    private Bytes value() {
        if (value == null || value.length() != valueBytes) {
            value = Bytes.utf8("x".repeat(valueBytes));
        }
        return value;
    }

    /** Reads a whole number within a range. */
    private abstract static class Within implements ITypeConverter<Integer> {
        private final int most;

        Within(int most) {
            this.most = most;
        }

        @Override
        public Integer convert(String text) {
            if (text.matches("[1-9][0-9]{0,8}") && Integer.parseInt(text) <= most) {
                return Integer.parseInt(text);
            }
            throw new TypeConversionException("'" + text + "' is not a whole number from 1 to " + most);
        }
    }

    /** Reads the length of a value. */
    static final class ValueBytes extends Within {
        ValueBytes() {
            super(1 << 16);
        }
    }

    /** Reads the number of keys. */
    static final class Keys extends Within {
        Keys() {
            super(100_000);
        }
    }
}
