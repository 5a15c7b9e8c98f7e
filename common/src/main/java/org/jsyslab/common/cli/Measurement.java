package org.jsyslab.common.cli;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What a number of clients got done in a time.
 *
 * @param clients how many issued operations, one at a time each
 * @param seconds how long they were counted
 * @param micros latencies of the operations that succeeded
 * @param notDone how many operations failed or have an unknown outcome
 */
record Measurement(int clients, double seconds, Histogram micros, long notDone) {

    /** The form that programs read; latencies are in microseconds. */
    record Row(
            int clients,
            double seconds,
            long operations,
            long operationsPerSecond,
            long p50,
            long p90,
            long p99,
            long max,
            long notDone) {}

    Row row() {
        long operations = micros.getTotalCount();
        return new Row(
                clients,
                seconds,
                operations,
                Math.round(operations / seconds),
                micros.getValueAtPercentile(50),
                micros.getValueAtPercentile(90),
                micros.getValueAtPercentile(99),
                micros.getMaxValue(),
                notDone);
    }

    static String heading() {
        return "clients    operations/s     p50 ms     p90 ms     p99 ms     max ms   not done";
    }

    String line() {
        Row row = row();
        return String.format(
                Locale.ROOT,
                "%7d %15d %10.2f %10.2f %10.2f %10.2f %10d",
                row.clients(),
                row.operationsPerSecond(),
                row.p50() / 1e3,
                row.p90() / 1e3,
                row.p99() / 1e3,
                row.max() / 1e3,
                row.notDone());
    }
}
