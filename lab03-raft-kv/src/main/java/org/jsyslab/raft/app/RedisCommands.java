package org.jsyslab.raft.app;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.runtime.resp.RespCommands;
import org.jsyslab.common.runtime.resp.RespReply;
import org.jsyslab.raft.kv.KvOperation;
import org.jsyslab.raft.kv.KvRead.Get;
import org.jsyslab.raft.kv.KvRead.ListPrefix;
import org.jsyslab.raft.kv.KvRead.MultiGet;
import org.jsyslab.raft.kv.KvResult.Counted;
import org.jsyslab.raft.kv.KvResult.Decided;
import org.jsyslab.raft.kv.KvResult.Found;
import org.jsyslab.raft.kv.KvResult.FoundAll;
import org.jsyslab.raft.kv.KvResult.Listed;
import org.jsyslab.raft.kv.KvWrite.Append;
import org.jsyslab.raft.kv.KvWrite.Delete;
import org.jsyslab.raft.kv.KvWrite.Increment;
import org.jsyslab.raft.kv.KvWrite.MultiPut;
import org.jsyslab.raft.kv.KvWrite.Put;
import org.jsyslab.raft.kv.KvWrite.PutIf;

/**
 * The store as Redis clients see it: each command answers what Redis answers. Keys do not expire. Unlike in Redis, what
 * was answered survives the crash of any minority of the servers, and any server can be asked.
 */
final class RedisCommands implements RespCommands {
    private static final int MANY = Integer.MAX_VALUE;
    private static final String NO_NUMBER = "value is not an integer or out of range";

    private final Map<String, Form> forms = new TreeMap<>();

    /** A command: how many arguments it takes, and what it does with them. */
    private record Form(int least, int most, Function<List<Bytes>, Answer> answer) {}

    RedisCommands() {
        put("GET", 1, 1, words -> get(words.get(0)));
        put("MGET", 1, MANY, RedisCommands::getAll);
        put("EXISTS", 1, MANY, RedisCommands::exists);
        put("KEYS", 1, 1, words -> keys(words.get(0).toString()));
        put("SET", 2, MANY, RedisCommands::set);
        put("SETNX", 2, 2, words -> putIf(words, false, done -> new RespReply.Number(done ? 1 : 0)));
        put("MSET", 2, MANY, RedisCommands::setAll);
        put("DEL", 1, MANY, words -> counted(new Delete(words)));
        put("APPEND", 2, 2, words -> counted(new Append(words.get(0), words.get(1))));
        put("INCR", 1, 1, words -> counted(new Increment(words.get(0), 1)));
        put("DECR", 1, 1, words -> counted(new Increment(words.get(0), -1)));
        put("INCRBY", 2, 2, words -> counted(new Increment(words.get(0), number(words.get(1)))));
        put("DECRBY", 2, 2, words -> counted(new Increment(words.get(0), negative(number(words.get(1))))));
    }

    private void put(String name, int least, int most, Function<List<Bytes>, Answer> answer) {
        forms.put(name, new Form(least, most, answer));
    }

    @Override
    public Answer decide(String name, List<Bytes> arguments) {
        Form form = forms.get(name);
        if (form == null) {
            return Answer.unknown(name);
        }
        boolean fits = arguments.size() >= form.least() && arguments.size() <= form.most();
        return fits ? form.answer().apply(arguments) : Answer.wrongArguments(name);
    }

    private static Answer get(Bytes key) {
        return new Answer.Ask(new Get(key), result -> bulk(((Found) result).value()));
    }

    private static Answer getAll(List<Bytes> keys) {
        return new Answer.Ask(
                new MultiGet(keys),
                result -> new RespReply.Many(((FoundAll) result)
                        .values().stream().<RespReply>map(RedisCommands::bulk).toList()));
    }

    private static Answer exists(List<Bytes> keys) {
        return new Answer.Ask(
                new MultiGet(keys),
                result -> new RespReply.Number(((FoundAll) result)
                        .values().stream().filter(Optional::isPresent).count()));
    }

    /** All keys, those with a prefix, or one: other patterns would have to look at every key. */
    private static Answer keys(String pattern) {
        String prefix = pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : "";
        if (!pattern.endsWith("*") || prefix.matches(".*[*?\\[\\\\].*")) {
            return error("KEYS takes a prefix and a star here, such as KEYS user:*");
        }
        return new Answer.Ask(new ListPrefix(Bytes.utf8(prefix), KvOperation.MAX_KEYS), RedisCommands::names);
    }

    private static RespReply names(Record result) {
        Map<Bytes, Bytes> entries = ((Listed) result).entries();
        return entries.size() < KvOperation.MAX_KEYS
                ? new RespReply.Many(entries.keySet().stream()
                        .<RespReply>map(RespReply.Bulk::new)
                        .toList())
                : new RespReply.Error("ERR there may be more than " + KvOperation.MAX_KEYS
                        + " such keys, which is the most that KEYS can tell; give a longer prefix");
    }

    private static Answer set(List<Bytes> words) {
        if (words.size() == 2) {
            return new Answer.Ask(new Put(words.get(0), words.get(1)), result -> RespReply.OK);
        }
        String condition = words.get(2).toString().toUpperCase(Locale.ROOT);
        boolean known = condition.equals("NX") || condition.equals("XX");
        return known && words.size() == 3
                ? putIf(words, condition.equals("XX"), done -> done ? RespReply.OK : new RespReply.Bulk(null))
                : error("SET takes NX or XX here, and no more: keys do not expire");
    }

    private static Answer putIf(List<Bytes> words, boolean present, Function<Boolean, RespReply> reply) {
        return new Answer.Ask(
                new PutIf(words.get(0), words.get(1), present), result -> reply.apply(((Decided) result).done()));
    }

    /** All at one moment; of a key that is named twice the last value counts. */
    private static Answer setAll(List<Bytes> words) {
        if (words.size() % 2 != 0) {
            return Answer.wrongArguments("MSET");
        }
        TreeMap<Bytes, Bytes> entries = new TreeMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            entries.put(words.get(i), words.get(i + 1));
        }
        return new Answer.Ask(new MultiPut(entries), result -> RespReply.OK);
    }

    private static Answer counted(KvOperation operation) {
        return new Answer.Ask(operation, result -> new RespReply.Number(((Counted) result).number()));
    }

    private static RespReply bulk(Optional<Bytes> value) {
        return new RespReply.Bulk(value.orElse(null));
    }

    private static long number(Bytes word) {
        try {
            return Long.parseLong(word.toString());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(NO_NUMBER, e);
        }
    }

    private static long negative(long amount) {
        if (amount == Long.MIN_VALUE) {
            throw new IllegalArgumentException(NO_NUMBER);
        }
        return -amount;
    }

    private static Answer error(String text) {
        return new Answer.Now(new RespReply.Error("ERR " + text));
    }
}
