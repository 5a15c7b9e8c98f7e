package org.jsyslab.raft.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsyslab.common.cli.OperationCommand;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Operation;
import org.jsyslab.raft.kv.KvOperation;
import org.jsyslab.raft.kv.KvRead.Get;
import org.jsyslab.raft.kv.KvRead.ListPrefix;
import org.jsyslab.raft.kv.KvResult.Counted;
import org.jsyslab.raft.kv.KvResult.Decided;
import org.jsyslab.raft.kv.KvResult.Found;
import org.jsyslab.raft.kv.KvResult.Listed;
import org.jsyslab.raft.kv.KvWrite.Append;
import org.jsyslab.raft.kv.KvWrite.CompareAndSet;
import org.jsyslab.raft.kv.KvWrite.Delete;
import org.jsyslab.raft.kv.KvWrite.Increment;
import org.jsyslab.raft.kv.KvWrite.Put;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The store's operations, as commands. Keys and values are typed as text. */
final class KvCommands {
    private KvCommands() {}

    /** All of them, made anew. */
    static List<OperationCommand> all() {
        return List.of(
                new GetCommand(),
                new PutCommand(),
                new DeleteCommand(),
                new CompareAndSetCommand(),
                new IncrementCommand(),
                new AppendCommand(),
                new ListCommand());
    }

    @Command(name = "get", description = "Shows what a key holds; fails if it holds nothing.")
    static final class GetCommand implements OperationCommand {
        @Parameters(paramLabel = "KEY")
        String key;

        @Override
        public Operation operation() {
            return new Get(Bytes.utf8(key));
        }

        @Override
        public boolean succeeded(Record result) {
            return ((Found) result).value().isPresent();
        }

        @Override
        public String show(Record result) {
            return ((Found) result).value().map(Bytes::toString).orElse(key + " holds nothing");
        }
    }

    @Command(name = "put", description = "Lets a key hold a value.")
    static final class PutCommand implements OperationCommand {
        @Parameters(paramLabel = "KEY")
        String key;

        @Parameters(paramLabel = "VALUE")
        String value;

        @Override
        public Operation operation() {
            return new Put(Bytes.utf8(key), Bytes.utf8(value));
        }

        @Override
        public String show(Record result) {
            return "ok";
        }
    }

    @Command(name = "del", description = "Lets keys hold nothing, all at one moment; tells how many held something.")
    static final class DeleteCommand implements OperationCommand {
        @Parameters(paramLabel = "KEY", arity = "1..*")
        List<String> keys;

        @Override
        public Operation operation() {
            return new Delete(keys.stream().map(Bytes::utf8).toList());
        }

        @Override
        public String show(Record result) {
            return number(result);
        }
    }

    @Command(
            name = "cas",
            description =
                    "Compare and set: lets a key hold NEW if it holds EXPECTED; fails if it holds something else.")
    static final class CompareAndSetCommand implements OperationCommand {
        @Parameters(index = "0", paramLabel = "KEY")
        String key;

        @Parameters(index = "1", paramLabel = "EXPECTED", description = "What it must hold now.")
        String expected;

        @Parameters(index = "2", paramLabel = "NEW", arity = "0..1", description = "What it shall hold.")
        String value;

        @Option(names = "--absent", description = "It must hold nothing now: cas --absent KEY NEW.")
        boolean absent;

        @Override
        public Operation operation() {
            if (absent == (value != null)) {
                throw new IllegalArgumentException("write: cas KEY EXPECTED NEW, or: cas --absent KEY NEW");
            }
            return absent
                    ? new CompareAndSet(Bytes.utf8(key), Optional.empty(), Bytes.utf8(expected))
                    : new CompareAndSet(Bytes.utf8(key), Optional.of(Bytes.utf8(expected)), Bytes.utf8(value));
        }

        @Override
        public boolean succeeded(Record result) {
            return ((Decided) result).done();
        }

        @Override
        public String show(Record result) {
            return succeeded(result) ? "ok" : key + " holds something else; nothing was done";
        }
    }

    @Command(name = "incr", description = "Adds to the whole number that a key holds, none being zero; tells the sum.")
    static final class IncrementCommand implements OperationCommand {
        @Parameters(paramLabel = "KEY")
        String key;

        @Option(names = "--by", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
        long by;

        @Override
        public Operation operation() {
            return new Increment(Bytes.utf8(key), by);
        }

        @Override
        public String show(Record result) {
            return number(result);
        }
    }

    @Command(name = "append", description = "Adds a text at the end of what a key holds; tells the length it has then.")
    static final class AppendCommand implements OperationCommand {
        @Parameters(paramLabel = "KEY")
        String key;

        @Parameters(paramLabel = "TEXT")
        String text;

        @Override
        public Operation operation() {
            return new Append(Bytes.utf8(key), Bytes.utf8(text));
        }

        @Override
        public String show(Record result) {
            return number(result);
        }
    }

    @Command(name = "list", description = "Shows the first keys that begin with a prefix, and what they hold.")
    static final class ListCommand implements OperationCommand {
        @Parameters(paramLabel = "PREFIX", arity = "0..1", defaultValue = "", description = "Default: all keys.")
        String prefix;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "" + KvOperation.MAX_KEYS,
                description = "How many at most (default: ${DEFAULT-VALUE}).")
        int limit;

        @Override
        public Operation operation() {
            return new ListPrefix(Bytes.utf8(prefix), limit);
        }

        @Override
        public String show(Record result) {
            Map<Bytes, Bytes> entries = ((Listed) result).entries();
            return entries.isEmpty()
                    ? "no key begins with '" + prefix + "'"
                    : entries.entrySet().stream()
                            .map(entry -> entry.getKey() + " = " + entry.getValue())
                            .collect(Collectors.joining(System.lineSeparator()));
        }
    }

    private static String number(Record result) {
        return Long.toString(((Counted) result).number());
    }
}
