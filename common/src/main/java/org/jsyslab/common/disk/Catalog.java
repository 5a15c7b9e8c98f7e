package org.jsyslab.common.disk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All cells, journals and tables of a log, by name and in the order of their numbers. */
final class Catalog {
    private final ValueCodec codec;
    private final Map<Named.Kind, Map<String, Named>> byName = new EnumMap<>(Named.Kind.class);
    private final List<Named> all = new ArrayList<>();
    private int lastId;

    Catalog(ValueCodec codec) {
        this.codec = codec;
        for (Named.Kind kind : Named.Kind.values()) {
            byName.put(kind, new HashMap<>());
        }
    }

    /** Adds what recovery found; called in the order of the numbers. */
    void add(Named named) {
        byName.get(named.kind()).put(named.name(), named);
        all.add(named);
        lastId = named.id();
    }

    /**
     * The owner of that name, from now on with these types.
     *
     * @param keys null unless it is a table
     * @throws DiskException if the log holds values of another shape under that name
     */
    Named claim(Named.Kind kind, String name, Class<?> keys, Class<?> values) {
        String fingerprint = codec.fingerprint(values);
        if (keys != null) {
            fingerprint = codec.fingerprint(keys) + " -> " + fingerprint;
        }
        Named named = byName.get(kind).get(name);
        if (named == null) {
            named = new Named(lastId + 1, kind, name, fingerprint, false);
            add(named);
        } else if (!named.fingerprint().equals(fingerprint)) {
            throw changed(named, fingerprint);
        }
        return named;
    }

    private static DiskException changed(Named named, String fingerprint) {
        return new DiskException("the " + named.kind().name().toLowerCase(Locale.ROOT) + " " + named.name()
                + " on disk has another shape than the program's: " + named.fingerprint() + " there, " + fingerprint
                + " here; go back to the program that wrote it, or use --fresh to forget the data");
    }

    /** The owner of a name that was claimed. */
    Named get(Named.Kind kind, String name) {
        return byName.get(kind).get(name);
    }

    /** All owners, in the order of their numbers. */
    List<Named> all() {
        return Collections.unmodifiableList(all);
    }
}
