package org.jsyslab.common.check.weak;

import java.util.HashMap;
import java.util.Map;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Value;

/** The order of versions as far as the times of their writes prove it. */
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

    RealTimeOrder(History history) {
        for (Access write : Access.writes(history)) {
            Span span = new Span(write.operation().called(), write.operation().returned());
            spans.putIfAbsent(new Version(write.key(), Value.absent()), START);
            spans.merge(new Version(write.key(), write.value()), span, Span::and);
        }
    }

    @Override
    public boolean older(String key, Value one, Value other) {
        Span first = spans.get(new Version(key, one));
        Span second = spans.get(new Version(key, other));
        return first != null && second != null && first.to() < second.from();
    }
}
