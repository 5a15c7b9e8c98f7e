package org.jsyslab.common.check.weak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a session has seen or written so far: of each key, the versions to which it knows no newer one. */
final class Known {
    private final Versions versions;
    private final Map<String, List<Access>> newest;

    private Known(Versions versions, Map<String, List<Access>> newest) {
        this.versions = versions;
        this.newest = newest;
    }

    /** A session at its start. */
    static Known nothing(Versions versions) {
        return new Known(versions, new LinkedHashMap<>());
    }

    void add(Access access) {
        List<Access> ofKey = newest.computeIfAbsent(access.key(), key -> new ArrayList<>());
        if (ofKey.stream().noneMatch(known -> known.value().equals(access.value()) || isOlder(access, known))) {
            ofKey.removeIf(known -> isOlder(known, access));
            ofKey.add(access);
        }
    }

    /** Whether anything is known of this key. */
    boolean knows(String key) {
        return newest.containsKey(key);
    }

    /** Something known that is newer than this. */
    Optional<Access> newerThan(Access access) {
        return newest.getOrDefault(access.key(), List.of()).stream()
                .filter(known -> isOlder(access, known))
                .findFirst();
    }

    /** What is known now; what is added later does not change it. */
    Known copy() {
        Map<String, List<Access>> copy = new LinkedHashMap<>();
        newest.forEach((key, accesses) -> copy.put(key, new ArrayList<>(accesses)));
        return new Known(versions, copy);
    }

    private boolean isOlder(Access one, Access other) {
        return versions.older(one.key(), one.value(), other.value());
    }
}
