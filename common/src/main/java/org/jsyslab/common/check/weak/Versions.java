package org.jsyslab.common.check.weak;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Value;

/**
 * Which of two values of a key is the older version: {@code WriteOrder} of Terry et al. 1994, §2. It may leave pairs
 * open; a checker accuses nobody on the ground of an open pair.
 */
@FunctionalInterface
public interface Versions {

    /**
     * Whether {@code one} is certainly an older version of {@code key} than {@code other}. Irreflexive and transitive.
     */
    boolean older(String key, Value one, Value other);

    /** For systems whose values are version numbers: the smaller is the older, and absent is the oldest. */
    static Versions numbered() {
        return (key, one, other) -> rank(one) < rank(other);
    }

    /**
     * For systems that can tell in which order a key's values were installed, for instance from a replica's log.
     * Absent, unless it is listed, is older than all values listed; other values not listed are open.
     */
    static Versions listed(Map<String, List<Value>> orders) {
        Map<String, Map<Value, Integer>> positions = new HashMap<>();
        orders.forEach((key, order) -> {
            Map<Value, Integer> ofKey = new HashMap<>(Map.of(Value.absent(), -1));
            for (int i = 0; i < order.size(); i++) {
                ofKey.put(order.get(i), i);
            }
            positions.put(key, ofKey);
        });
        return (key, one, other) -> {
            Map<Value, Integer> ofKey = positions.getOrDefault(key, Map.of());
            return ofKey.containsKey(one) && ofKey.containsKey(other) && ofKey.get(one) < ofKey.get(other);
        };
    }

    /**
     * For systems that tell nothing: a value is older than another if it was last written before the other was first
     * written, in real time; what a key held at the start is older than whatever is written and does not restore it.
     */
    static Versions inferred(History history) {
        return new RealTimeOrder(history);
    }

    private static long rank(Value value) {
        if (value instanceof Value.Whole whole) {
            return whole.number();
        }
        if (value == Value.absent()) {
            return Long.MIN_VALUE;
        }
        throw new IllegalArgumentException("not a version number: " + value);
    }
}
