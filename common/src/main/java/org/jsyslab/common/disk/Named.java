package org.jsyslab.common.disk;

/** A cell, journal or table as the log knows it: by a number, with its name and the shape of its values beside it. */
final class Named {

    /** What it is. */
    enum Kind {
        CELL,
        JOURNAL,
        TABLE
    }

    private final int id;
    private final Kind kind;
    private final String name;
    private final String fingerprint;
    private Class<?> keys;
    private Class<?> values;
    private boolean declared;

    /**
     * A name whose types are not known yet.
     *
     * @param id its number in the log, from 1, for as long as the log exists
     * @param fingerprint the shape of its values, as {@link ValueCodec#fingerprint} gives it
     * @param declared whether the log already says what the number means
     */
    Named(int id, Kind kind, String name, String fingerprint, boolean declared) {
        this.id = id;
        this.kind = kind;
        this.name = name;
        this.fingerprint = fingerprint;
        this.declared = declared;
    }

    int id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    String fingerprint() {
        return fingerprint;
    }

    /** Class of the keys of a table; null for others, and before it is claimed. */
    Class<?> keys() {
        return keys;
    }

    /** Class of the values; null before it is claimed. */
    Class<?> values() {
        return values;
    }

    /** Tells the types, and whether they were unknown before. */
    boolean claim(Class<?> keyType, Class<?> valueType) {
        boolean first = values == null;
        keys = keyType;
        values = valueType;
        return first;
    }

    /** Whether the log says what the number means; so it does whenever it holds a change of it. */
    boolean isDeclared() {
        return declared;
    }

    void declared() {
        declared = true;
    }
}
