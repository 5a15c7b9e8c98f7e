package org.jsyslab.clientserver.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.jsyslab.common.experiment.Row;
import org.jsyslab.common.experiment.Table;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The experiments with smaller samples; the tolerances of shares grow as the samples shrink. */
class ExperimentsTest {
    private static final long SEED = 1;

    private static List<Row> rows(List<Table> tables) {
        return tables.stream().map(Table::rows).flatMap(List::stream).toList();
    }

    private static Row row(List<Row> rows, String series, double x) {
        return rows.stream()
                .filter(row -> row.series().equals(series) && row.x() == x)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("The Tail at Scale: 1 - (1 - p)^n of the requests are slow, within three standard deviations")
    void fanOut() {
        List<Row> rows = new FanOut(SEED, 2_000).table().rows();
        assertThat(rows).hasSize(33);
        assertThat(rows)
                .filteredOn(row -> row.published() > 0.01 && row.published() < 0.99) // else too rare for this sample
                .hasSizeGreaterThan(15)
                .allMatch(Row::agrees);
        Row published = row(rows, "1 slow answer in 100", 100);
        assertThat(published.published()).as("63 %, as in the paper").isBetween(0.63, 0.64);
        assertThat(published.measured()).isBetween(0.60, 0.67);
        assertThat(row(rows, "1 slow answer in 10000", 2000).published())
                .as("almost one in five")
                .isBetween(0.18, 0.19);
    }

    @Test
    @DisplayName("Hedging after p95 (p98) divides p99.9 by five or more, for at most 7 % (3 %) more requests")
    void hedging() {
        Hedging hedging = new Hedging(SEED, TailExperiment.REQUESTS);
        List<Row> latencies = hedging.latencies().rows();
        List<Row> extra = hedging.extraRequests().rows();
        double plain = row(latencies, "not hedged", 1000).measured();
        for (String series : List.of("hedged after p95", "hedged after p98")) {
            assertThat(row(latencies, series, 1000).measured()).isLessThan(plain / 5);
        }
        assertThat(row(extra, "further requests", 95).measured()).isBetween(0.03, 0.07);
        assertThat(row(extra, "further requests", 98).measured()).isBetween(0.01, 0.03);
        assertThat(rows(List.of(hedging.latencies(), hedging.extraRequests()))).allMatch(Row::agrees);
    }

    @Test
    @DisplayName(
            "Call semantics at p = 0.2: 1.5625 attempts, 1.25 executions or exactly 1; duplicates again without the table")
    void callSemantics() {
        List<Table> tables = new CallSemantics(SEED, RpcSemanticsExperiment.CALLS).tables(List.of(0.2));
        assertThat(rows(tables)).allMatch(Row::agrees);
        List<Row> attempts = tables.get(0).rows();
        List<Row> executions = tables.get(1).rows();
        assertThat(row(attempts, "at-least-once", 0.2).published()).isEqualTo(1.5625, within(1e-9));
        assertThat(row(executions, "at-least-once", 0.2).published()).isEqualTo(1.25, within(1e-9));
        assertThat(row(executions, "at-most-once", 0.2).measured()).isEqualTo(1);
        assertThat(row(tables.get(2).rows(), "table on disk", 0.2).measured()).isEqualTo(1);
        assertThat(row(tables.get(2).rows(), "table in memory", 0.2).measured()).isGreaterThan(1.01);
    }

    @Test
    @DisplayName("A wrong count disagrees: calls of another semantics, and a tail of another probability")
    void wrongValuesDisagree() {
        Row twice = row(new CallSemantics(SEED, 500).tables(List.of(0.2)).get(1).rows(), "at-least-once", 0.2);
        assertThat(Row.exact(0.2, "at-most-once", twice.measured(), 1, 0).agrees())
                .isFalse();
        List<Row> tail = new FanOut(SEED, 2_000).table().rows();
        Row rare = row(tail, "1 slow answer in 1000", 100);
        Row usual = row(tail, "1 slow answer in 100", 100);
        assertThat(Stream.of(usual.lo(), usual.hi())).allMatch(bound -> bound > rare.measured());
    }

    @Test
    @DisplayName("The same seed gives the same rows; another seed gives others")
    void deterministic() {
        List<Row> once = rows(new CallSemantics(7, 200).tables(List.of(0.1)));
        assertThat(rows(new CallSemantics(7, 200).tables(List.of(0.1)))).isEqualTo(once);
        assertThat(rows(new CallSemantics(8, 200).tables(List.of(0.1)))).isNotEqualTo(once);
        assertThat(new Hedging(7, 1_000).latencies()).isEqualTo(new Hedging(7, 1_000).latencies());
    }
}
