package org.jsyslab.common.check;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What all clients of a run asked for and were told, with the times on one clock: the history of Herlihy &amp; Wing
 * 1990, §2, as operations in the order of their calls.
 *
 * <p>It is well-formed: each client is sequential, that is, it calls no operation before its last one returned, unless
 * that one's outcome is unknown; and it calls no two at the same instant, so that client and time of call name an
 * operation. Two operations whose interval ends touch count as concurrent; a {@link Recorder} makes no such ties.
 */
public record History(List<Operation> operations) {

    /**
     * A history of these operations, sorted by the time of call.
     *
     * @throws IllegalArgumentException if a client's completed operations overlap
     */
    public History {
        operations = operations.stream()
                .sorted(Comparator.comparingLong(Operation::called).thenComparingLong(Operation::returned))
                .toList();
        requireSequentialClients(operations);
    }

    /** A history of these operations. */
    public static History of(Operation... operations) {
        return new History(List.of(operations));
    }

    /** Number of operations. */
    public int size() {
        return operations.size();
    }

    /** The operations that satisfy {@code wanted}. */
    public History where(Predicate<Operation> wanted) {
        return new History(operations.stream().filter(wanted).toList());
    }

    private static boolean overlap(Operation before, Operation operation) {
        return !before.unknown() && operation.called() < before.returned();
    }

    private static void requireSequentialClients(List<Operation> operations) {
        Map<String, Operation> last = new HashMap<>();
        for (Operation operation : operations) {
            Operation before = last.get(operation.client());
            if (before != null && (operation.called() == before.called() || overlap(before, operation))) {
                throw new IllegalArgumentException(
                        "a client does one thing at a time, but these overlap: " + before + " and " + operation);
            }
            last.put(operation.client(), operation);
        }
    }
}
