package org.jsyslab.common.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Set;

/** Short hashes (64-bit FNV-1a) that tell whether two forms are the same; no protection against malice. */
public final class Fingerprint {
    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Fingerprint() {}

    /** The hash of {@code bytes}, as 16 hexadecimal digits. */
    public static String of(byte[] bytes) {
        return HexFormat.of().toHexDigits(hash(bytes));
    }

    /** The hash of a shape and of all that it is made of. */
    static String of(Shape shape) {
        return HexFormat.of().toHexDigits(hash(describe(shape, true)));
    }

    /**
     * A number for one record among those of an open interface. What an open interface inside the record stands for is
     * left out: its records have tags of their own.
     */
    static int tag(Shape shape) {
        long hash = hash(describe(shape, false));
        return (int) (hash ^ (hash >>> Integer.SIZE));
    }

    private static byte[] describe(Shape start, boolean open) {
        StringBuilder text = new StringBuilder();
        Set<Shape> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Shape> next = new ArrayDeque<>();
        next.add(start);
        while (!next.isEmpty()) {
            Shape shape = next.remove();
            if (seen.add(shape)) {
                boolean leaf = !open && shape instanceof UnionShape union && union.isOpen();
                text.append(leaf ? shape.typeName() : shape.definition()).append('\n');
                next.addAll(leaf ? Set.of() : shape.parts());
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static long hash(byte[] bytes) {
        long hash = OFFSET_BASIS;
        for (byte next : bytes) {
            hash = (hash ^ (next & 0xff)) * PRIME;
        }
        return hash;
    }
}
