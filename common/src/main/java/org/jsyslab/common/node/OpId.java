package org.jsyslab.common.node;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.random.RandomGenerator;

/**
 * The identity of one operation of one client, the same each time it is resent.
 *
 * @param client a fresh random name for each life of a client, so that a restarted client is a new one
 * @param sequence 1 for the client's first operation, then rising by one
 */
public record OpId(String client, long sequence) implements Comparable<OpId> {

    /** The longest name of a client, in characters: servers remember it, and anyone can send one. */
    public static final int MAX_CLIENT = 64;

    public OpId {
        if (client.isEmpty() || client.length() > MAX_CLIENT || sequence < 1) {
            throw new IllegalArgumentException("not an operation id: client '" + cut(client) + "' (1 to " + MAX_CLIENT
                    + " characters), sequence " + sequence + " (from 1)");
        }
    }

    /**
     * A name for one life of a client.
     *
     * @param random of a stream that no two lives share: {@code env.random("identity")}
     */
    public static String freshClient(RandomGenerator random) {
        return "c" + Long.toString(random.nextLong() >>> 4, Character.MAX_RADIX);
    }

    /**
     * Reads the form that {@link #toString} writes.
     *
     * @throws IllegalArgumentException if {@code text} is not {@code client-sequence}
     */
    public static OpId parse(String text) {
        int dash = text.lastIndexOf('-');
        try {
            return new OpId(text.substring(0, Math.max(dash, 0)), Long.parseLong(text.substring(dash + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an operation id: '" + cut(text) + "'; write it like c7-3", e);
        }
    }

    /** The operation that a message carries in one of its components, or null if it carries none. */
    public static OpId carriedBy(Message message) {
        Method accessor = ACCESSORS.get(message.getClass()).accessor();
        try {
            return accessor == null ? null : (OpId) accessor.invoke(message);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read the operation of " + message, e);
        }
    }

    @Override
    public int compareTo(OpId other) {
        int byClient = client.compareTo(other.client);
        return byClient != 0 ? byClient : Long.compare(sequence, other.sequence);
    }

    /** {@code c7-3} */
    @Override
    public String toString() {
        return client + "-" + sequence;
    }

    private static String cut(String text) {
        return text.length() <= MAX_CLIENT ? text : text.substring(0, MAX_CLIENT) + "…";
    }

    private record Carrier(Method accessor) {}

    private static final ClassValue<Carrier> ACCESSORS = new ClassValue<>() {
        @Override
        protected Carrier computeValue(Class<?> type) {
            if (type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    if (component.getType() == OpId.class) {
                        component.getAccessor().setAccessible(true);
                        return new Carrier(component.getAccessor());
                    }
                }
            }
            return new Carrier(null);
        }
    };
}
