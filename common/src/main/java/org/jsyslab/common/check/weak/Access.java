package org.jsyslab.common.check.weak;

import java.util.List;
import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.Value;

/**
 * That an operation saw a value at a key, or put one there. A read of several keys is several accesses, all of one moment.
 *
 * @param isWrite whether the value was put there
 */
record Access(Operation operation, String key, Value value, boolean isWrite) {

    /** All values that were seen, in the order of the calls. */
    static List<Access> reads(History history) {
        return history.operations().stream()
                .flatMap(operation -> reads(operation).stream())
                .toList();
    }

    /** All values that were or may have been put somewhere, in the order of the calls. */
    static List<Access> writes(History history) {
        return history.operations().stream()
                .flatMap(operation -> writes(operation).stream())
                .toList();
    }

    /** The values that this operation saw. */
    static List<Access> reads(Operation operation) {
        if (!operation.ok()) {
            return List.of();
        }
        return switch (operation.call().operation()) {
            case "read" -> List.of(new Access(operation, operation.call().key(), operation.result(), false));
            case "read-all", "read-prefix" -> entries(operation);
            default -> List.of();
        };
    }

    /** The values that this operation put somewhere, or may have put there if its end is unknown. */
    static List<Access> writes(Operation operation) {
        Call call = operation.call();
        if (operation.failed()) {
            return List.of();
        }
        return switch (call.operation()) {
            case "write" -> List.of(new Access(operation, call.key(), call.argument(0), true));
            case "delete" -> List.of(new Access(operation, call.key(), Value.absent(), true));
            case "cas" ->
                refused(operation) ? List.of() : List.of(new Access(operation, call.key(), call.argument(1), true));
            default -> List.of();
        };
    }

    private static boolean refused(Operation operation) {
        return operation.ok() && operation.result().equals(Value.of(false));
    }

    private static List<Access> entries(Operation operation) {
        if (operation.result() instanceof Value.Entries entries) {
            return entries.items().entrySet().stream()
                    .map(entry -> new Access(operation, entry.getKey(), entry.getValue(), false))
                    .toList();
        }
        throw new IllegalArgumentException("a read of several keys returns entries: " + operation);
    }
}
