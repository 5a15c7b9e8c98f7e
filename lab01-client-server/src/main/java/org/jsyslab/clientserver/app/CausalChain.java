package org.jsyslab.clientserver.app;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jsyslab.common.trace.Causality;
import org.jsyslab.common.trace.TraceEvent;

/**
 * Why one event happened before another: the shortest chain of events, each a direct cause of the next (Lamport 1978).
 */
final class CausalChain {
    private CausalChain() {}

    /**
     * The chain, ends included; of each life of a node only where the chain enters and leaves it.
     *
     * @param events a merged trace
     * @param from index of an event that happened before the one at {@code to}
     */
    static List<Integer> between(List<TraceEvent> events, int from, int to) {
        Causality causality = new Causality(events);
        Map<Integer, Integer> next = new TreeMap<>(); // of each event seen, the next one on its way to the last
        Deque<Integer> reached = new ArrayDeque<>(List.of(to));
        while (!reached.isEmpty() && !next.containsKey(from)) {
            int effect = reached.remove();
            for (int cause : causality.causes(effect)) {
                if (next.putIfAbsent(cause, effect) == null) {
                    reached.add(cause);
                }
            }
        }
        List<Integer> chain = new ArrayList<>(List.of(from));
        while (chain.get(chain.size() - 1) != to) {
            chain.add(next.get(chain.get(chain.size() - 1)));
        }
        return IntStream.range(0, chain.size())
                .filter(i ->
                        i == 0 || i == chain.size() - 1 || crosses(events, chain, i - 1) || crosses(events, chain, i))
                .mapToObj(chain::get)
                .toList();
    }

    private static boolean crosses(List<TraceEvent> events, List<Integer> chain, int at) {
        return !events.get(chain.get(at))
                .lane()
                .equals(events.get(chain.get(at + 1)).lane());
    }
}
