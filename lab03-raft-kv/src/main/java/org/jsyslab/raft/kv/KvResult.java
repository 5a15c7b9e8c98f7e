package org.jsyslab.raft.kv;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsyslab.common.node.Bytes;

/** What an operation came to. */
public sealed interface KvResult {

    /** The result of a write: a few bytes, for each session remembers one. */
    sealed interface OfWrite extends KvResult {}

    /** The result of a read. */
    sealed interface OfRead extends KvResult {}

    /** Done, and there is nothing to tell. */
    record Done() implements OfWrite {}

    /** Done; how many, how long, or how much. */
    record Counted(long number) implements OfWrite {}

    /** Whether the condition held; only then was it done. */
    record Decided(boolean done) implements OfWrite {}

    /** Not done, and it never will be: what was asked for makes no sense in the state that it met. */
    record Refused(String reason) implements OfWrite, OfRead {}

    /** What a key holds. */
    record Found(Optional<Bytes> value) implements OfRead {}

    /** What several keys hold, in the order asked. */
    record FoundAll(List<Optional<Bytes>> values) implements OfRead {
        public FoundAll {
            values = List.copyOf(values);
        }
    }

    /** Keys and what they hold, in the order of their bytes. */
    record Listed(SortedMap<Bytes, Bytes> entries) implements OfRead {
        public Listed {
            entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
        }
    }

    /**
     * There is a new session.
     *
     * @param name whom its operations shall name as their client
     */
    record SessionOpened(String name) implements KvResult {}

    /**
     * The session is not known, or no longer. The command that got this result changed nothing; another transmission of
     * the same operation may have, before the session was forgotten.
     */
    record SessionExpired() implements KvResult {}
}
