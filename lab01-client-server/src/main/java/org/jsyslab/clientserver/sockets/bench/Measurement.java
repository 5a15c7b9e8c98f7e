package org.jsyslab.clientserver.sockets.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * One line of the table.
 *
 * @param server the contestant, in lower case
 * @param connections connections in parallel, each with one request on its way at any time
 * @param perSecond requests answered per second
 * @param p50 median of the round-trip times, microseconds; the next ones likewise
 * @param p90 90th percentile
 * @param p99 99th percentile
 * @param p999 99.9th percentile
 * @param max the longest
 * @param serverCpu processors that the server's process kept busy, 1 for one of them
 * @param loadCpu processors that the load's one thread kept busy; near 1, it is the load that limits
 */
public record Measurement(
        String server,
        int connections,
        long perSecond,
        double p50,
        double p90,
        double p99,
        double p999,
        double max,
        double serverCpu,
        double loadCpu) {
    /** The heading of {@link #line}. */
    public static final String HEADING =
            "server      connections  requests/s   p50 us   p90 us   p99 us  p99.9 us    max us"
                    + "  server cpu  load cpu";

    /** From a histogram of nanoseconds that covers {@code seconds}. */
    static Measurement of(
            Contestant contestant, int connections, Histogram nanos, double seconds, double serverCpu, double loadCpu) {
        return new Measurement(
                contestant.name().toLowerCase(Locale.ROOT),
                connections,
                Math.round(nanos.getTotalCount() / seconds),
                nanos.getValueAtPercentile(50) / 1e3,
                nanos.getValueAtPercentile(90) / 1e3,
                nanos.getValueAtPercentile(99) / 1e3,
                nanos.getValueAtPercentile(99.9) / 1e3,
                nanos.getMaxValue() / 1e3,
                serverCpu,
                loadCpu);
    }

    /** This measurement as a line of the table. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%-11s %11d %11d %8.0f %8.0f %8.0f %9.0f %9.0f %11.2f %9.2f",
                server,
                connections,
                perSecond,
                p50,
                p90,
                p99,
                p999,
                max,
                serverCpu,
                loadCpu);
    }
}
