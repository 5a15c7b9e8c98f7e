package org.jsyslab.raft.kv;

import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Operation;

/**
 * What a user can ask of the store. Keys and values are any bytes: a key up to 1 KiB, a value up to 512 KiB, all of an
 * operation or of its result up to 640 KiB and 1,000 keys, so that it fits into a message of 1 MiB even as JSON, where
 * bytes take a third more. The constructors throw {@link IllegalArgumentException} beyond that.
 */
public sealed interface KvOperation extends Operation permits KvRead, KvWrite {
    /** The longest key, in bytes. */
    int MAX_KEY = 1 << 10;

    /** The longest value, in bytes. */
    int MAX_VALUE = 512 << 10;

    /** The most keys that one operation may name. */
    int MAX_KEYS = 1_000;

    /** The most bytes, of keys and values together, that an operation or its result may hold. */
    int MAX_SIZE = 640 << 10;

    /** About what a message takes for a key or a value besides its bytes, where there are many. */
    int OVERHEAD = 16;

    /** About how many bytes it takes in a message. */
    int size();

    /** Refuses a key that is too long. */
    static void checkKey(Bytes key) {
        if (key.length() > MAX_KEY) {
            throw new IllegalArgumentException("a key has at most " + MAX_KEY + " bytes, not " + key.length());
        }
    }

    /** Refuses a value that is too long. */
    static void checkValue(Bytes value) {
        if (value.length() > MAX_VALUE) {
            throw new IllegalArgumentException("a value has at most " + MAX_VALUE + " bytes, not " + value.length());
        }
    }

    /** Refuses an operation on too many keys or bytes, or on none. */
    static void checkAll(int keys, int bytes) {
        if (keys < 1 || keys > MAX_KEYS) {
            throw new IllegalArgumentException("an operation names 1 to " + MAX_KEYS + " keys, not " + keys);
        }
        if (bytes > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "an operation has at most " + MAX_SIZE + " bytes of keys and values, not " + bytes);
        }
    }
}
