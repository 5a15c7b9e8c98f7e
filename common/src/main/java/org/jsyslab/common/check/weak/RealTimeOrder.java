package org.jsyslab.common.check.weak;

import java.util.HashMap;
import java.util.Map;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Value;

/**
 * The order of versions as far as the times of their writes prove it. A write of which nobody knows what it wrote
 * counts for every value, but for absent: an addition leaves a number.
 */
final class RealTimeOrder implements Versions {
    private record Version(String key, Value value) {}

    /** From the first call to the last return of the writes of a version. */
    private record Span(long from, long to) {
        Span and(Span other) {
            return new Span(Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    private static final Span START = new Span(Long.MIN_VALUE, Long.MIN_VALUE);

    private final Map<Version, Span> spans = new HashMap<>();
    /** Of each key, the span of the writes that may have written anything. */
    private final Map<String, Span> blurs = new HashMap<>();

    RealTimeOrder(History history) {
        for (Access write : Access.writes(history)) {
            Span span = new Span(write.operation().called(), write.operation().returned());
            spans.putIfAbsent(new Version(write.key(), Value.absent()), START);
            if (write.known()) {
                spans.merge(new Version(write.key(), write.value()), span, Span::and);
            } else {
                blurs.merge(write.key(), span, Span::and);
            }
        }
    }

    @Override
    public boolean older(String key, Value one, Value other) {
        Span first = span(key, one);
        Span second = span(key, other);
        return first != null && second != null && first.to() < second.from();
    }

    /** When this value was written, at the earliest and at the latest; null if it never was. */
    private Span span(String key, Value value) {
        Span sure = spans.get(new Version(key, value));
        Span blur = value == Value.absent() ? null : blurs.get(key);
        return sure == null || blur == null ? (sure == null ? blur : sure) : sure.and(blur);
    }
}
