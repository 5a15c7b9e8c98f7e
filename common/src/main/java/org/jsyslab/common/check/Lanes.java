package org.jsyslab.common.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where operations stand in a picture: a row for each client, and the order of their calls and returns. A client whose
 * operation is still open while it does others gets a further row.
 *
 * @param rows the rows, those of one client together, clients in the order of their first calls
 * @param instants the calls and returns in the order of time
 */
record Lanes(List<Row> rows, List<Instant> instants) {
    /** Operations of one client that do not overlap, in order. */
    record Row(String client, List<Operation> operations) {}

    /** The call or the return of an operation. */
    record Instant(Operation operation, boolean isCall) {
        long time() {
            return isCall ? operation.called() : operation.returned();
        }
    }

    /** The picture of these operations, given in the order of their calls. */
    static Lanes of(List<Operation> operations) {
        List<Row> rows = new ArrayList<>();
        operations.forEach(operation -> rowFor(operation, rows).operations().add(operation));
        List<Instant> instants = operations.stream()
                .flatMap(operation -> List.of(new Instant(operation, true), new Instant(operation, false)).stream())
                .sorted(Comparator.comparingLong(Instant::time).thenComparing(instant -> !instant.isCall()))
                .toList();
        return new Lanes(rows, instants);
    }

    /** The place of a call or return among all, from 0. */
    int rank(Operation operation, boolean isCall) {
        return instants.indexOf(new Instant(operation, isCall));
    }

    private static Row rowFor(Operation operation, List<Row> rows) {
        for (Row row : rows) {
            Operation last = row.operations().get(row.operations().size() - 1);
            if (row.client().equals(operation.client()) && last.precedes(operation)) {
                return row;
            }
        }
        Row row = new Row(operation.client(), new ArrayList<>());
        int behind = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).client().equals(operation.client()))
                .map(i -> i + 1)
                .max()
                .orElse(rows.size());
        rows.add(behind, row);
        return row;
    }
}
