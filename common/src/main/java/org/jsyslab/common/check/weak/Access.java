package org.jsyslab.common.check.weak;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.Value;

/**
 * That an operation saw a value at a key, or put one there. A read of several keys is several accesses, all of one
 * moment.
 *
 * @param value what was seen or put there; null for a write of which nobody knows what it wrote, such as an addition
 *     whose result never came
 * @param isWrite whether the value was put there
 */
record Access(Operation operation, String key, Value value, boolean isWrite) {

    /** All values that were seen, in the order of the calls. */
    static List<Access> reads(History history) {
        return all(history, Access::reads);
    }

    /** All values that were or may have been put somewhere, in the order of the calls. */
    static List<Access> writes(History history) {
        return all(history, Access::writes);
    }

    /**
     * The values that this operation saw.
     *
     * @throws IllegalArgumentException if it is no operation of a register, a store or a transactional store
     */
    static List<Access> reads(Operation operation) {
        return Effects.of(operation).reads();
    }

    /**
     * The values that this operation put somewhere, or may have put there if its end is unknown.
     *
     * @throws IllegalArgumentException if it is no operation of a register, a store or a transactional store
     */
    static List<Access> writes(Operation operation) {
        return Effects.of(operation).writes();
    }

    /** The keys at which anything may have been written, because nobody knows what some write wrote. */
    static Set<String> blurred(History history) {
        return writes(history).stream()
                .filter(write -> !write.known())
                .map(Access::key)
                .collect(Collectors.toSet());
    }

    /** Whether it is known which value was seen or written. */
    boolean known() {
        return value != null;
    }

    private static List<Access> all(History history, Function<Operation, List<Access>> accesses) {
        return history.operations().stream()
                .flatMap(operation -> accesses.apply(operation).stream())
                .toList();
    }
}
