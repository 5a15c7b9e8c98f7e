package org.jsyslab.common.check.linear;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.model.Model;

/**
 * The history cut into parts that have no key in common. A history is linearizable if and only if each of its objects
 * is (locality, Herlihy &amp; Wing 1990, §3.1, Theorem 1); operations on several keys make one object of them, so the
 * objects are the connected components of touched keys.
 */
final class Components {
    private final int[] parent;

    private Components(int size) {
        parent = new int[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
    }

    /** The components in the order of their first calls, each in the order of calls. */
    static Collection<List<Operation>> of(Model<?> model, History history) {
        List<Operation> operations = history.operations();
        NavigableSet<String> known = new TreeSet<>();
        operations.forEach(operation -> known.addAll(operation.call().keys()));
        Components components = new Components(operations.size());
        Map<String, Integer> firstOn = new HashMap<>();
        for (int i = 0; i < operations.size(); i++) {
            for (String key : model.touched(operations.get(i).call(), known)) {
                firstOn.putIfAbsent(key, i);
                components.join(firstOn.get(key), i);
            }
        }
        return components.group(operations);
    }

    private Collection<List<Operation>> group(List<Operation> operations) {
        Map<Integer, List<Operation>> groups = new TreeMap<>();
        for (int i = 0; i < parent.length; i++) {
            groups.computeIfAbsent(root(i), root -> new ArrayList<>()).add(operations.get(i));
        }
        return groups.values();
    }

    /** Union by the smaller number, so that a component's root is its first operation. */
    private void join(int one, int other) {
        int first = root(one);
        int second = root(other);
        parent[Math.max(first, second)] = Math.min(first, second);
    }

    private int root(int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
