package org.jsyslab.raft.kv;

import java.util.List;
import org.jsyslab.common.node.Bytes;

/** An operation that changes nothing: it needs no entry of the log and no session ({@code ClientQuery}, §6.4). */
public sealed interface KvRead extends KvOperation {

    /** What a key holds: {@link KvResult.Found}. */
    record Get(Bytes key) implements KvRead {
        public Get {
            KvOperation.checkKey(key);
        }

        @Override
        public int size() {
            return key.length();
        }
    }

    /** What several keys hold at one moment, in the order asked: {@link KvResult.FoundAll}. */
    record MultiGet(List<Bytes> keys) implements KvRead {
        public MultiGet {
            keys = List.copyOf(keys);
            keys.forEach(KvOperation::checkKey);
            KvOperation.checkAll(keys.size(), size(keys));
        }

        @Override
        public int size() {
            return size(keys) + keys.size() * OVERHEAD;
        }

        private static int size(List<Bytes> keys) {
            return keys.stream().mapToInt(Bytes::length).sum();
        }
    }

    /**
     * The first keys that begin with a prefix, in the order of their bytes, and what they hold at one moment:
     * {@link KvResult.Listed}.
     *
     * @param prefix empty for all keys
     * @param limit how many at most, 1 to {@link KvOperation#MAX_KEYS}
     */
    record ListPrefix(Bytes prefix, int limit) implements KvRead {
        public ListPrefix {
            KvOperation.checkKey(prefix);
            if (limit < 1 || limit > MAX_KEYS) {
                throw new IllegalArgumentException("a list has a limit of 1 to " + MAX_KEYS + ", not " + limit);
            }
        }

        @Override
        public int size() {
            return prefix.length();
        }
    }
}
