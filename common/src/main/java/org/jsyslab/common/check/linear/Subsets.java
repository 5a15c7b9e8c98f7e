package org.jsyslab.common.check.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Small subsets that still have a property which every larger set has as well. */
final class Subsets {
    private Subsets() {}

    /**
     * A subset from which nothing more can be taken: halves first, then smaller pieces, then one by one, the early
     * elements before the late ones (delta debugging, Zeller &amp; Hildebrandt 2002, cut down by monotonicity).
     *
     * @param all has the property
     */
    static <T> List<T> minimal(List<T> all, Predicate<List<T>> property) {
        List<T> kept = new ArrayList<>(all);
        for (int size = Math.max(1, kept.size() / 2); size > 0; size /= 2) {
            int from = 0;
            while (from < kept.size()) {
                List<T> fewer = without(kept, from, Math.min(kept.size(), from + size));
                if (property.test(fewer)) {
                    kept = fewer;
                } else {
                    from += size;
                }
            }
        }
        return kept;
    }

    /**
     * A subset of exactly {@code size} elements that has the property, late elements preferred; nothing if none has.
     */
    static <T> Optional<List<T>> ofSize(int size, List<T> all, Predicate<List<T>> property) {
        return extend(List.of(), all.size(), size, all, property);
    }

    /** Number of subsets of {@code size} of {@code total} elements; {@code Long.MAX_VALUE} if too many to count. */
    static long count(int total, int size) {
        long count = 1;
        for (int i = 0; i < size; i++) {
            if (count > Long.MAX_VALUE / Math.max(1, total)) {
                return Long.MAX_VALUE;
            }
            count = count * (total - i) / (i + 1);
        }
        return count;
    }

    private static <T> Optional<List<T>> extend(
            List<T> chosen, int before, int missing, List<T> all, Predicate<List<T>> property) {
        if (missing == 0) {
            return property.test(chosen) ? Optional.of(chosen) : Optional.empty();
        }
        for (int i = before - 1; i >= missing - 1; i--) {
            List<T> more = new ArrayList<>(List.of(all.get(i)));
            more.addAll(chosen);
            Optional<List<T>> found = extend(more, i, missing - 1, all, property);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static <T> List<T> without(List<T> all, int from, int to) {
        List<T> fewer = new ArrayList<>(all.subList(0, from));
        fewer.addAll(all.subList(to, all.size()));
        return fewer;
    }
}
