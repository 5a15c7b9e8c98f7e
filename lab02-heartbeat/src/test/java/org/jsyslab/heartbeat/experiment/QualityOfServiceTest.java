package org.jsyslab.heartbeat.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.List;
import org.jsyslab.common.experiment.Row;
import org.jsyslab.common.experiment.Table;
import org.jsyslab.common.sim.StrictRandom;
import org.jsyslab.heartbeat.detector.FixedTimeout;
import org.jsyslab.heartbeat.detector.NfdS;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code experiment qos} with a fifth of its heartbeats: tolerances are the same where there are as many mistakes. */
class QualityOfServiceTest {
    private static final long HEARTBEATS = 400_000;

    private static List<Row> rows(Table table, String series) {
        return table.rows().stream().filter(row -> row.series().equals(series)).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "1020, 2.70",
        "1050, 11.1",
        "1100, 60.6",
        "1250, 101",
        "1500, 101",
        "2020, 270",
        "2050, 1110",
        "2100, 6060",
        "2500, 10100"
    })
    @DisplayName("The analysis gives E(T_MR) as a staircase: a hundred times more for each further period")
    void analysis(long bound, double recurrenceTime) {
        NfdSFormula formula = QualityOfService.formula(Duration.ofMillis(bound));
        assertThat(formula.recurrenceTime()).isCloseTo(recurrenceTime, withinPercentage(0.5));
    }

    @Test
    @DisplayName("The analysis gives P_A = .9947 at 1.5 s and .99995 at 2.5 s; a mistake lasts half a period")
    void accuracy() {
        NfdSFormula one = QualityOfService.formula(Duration.ofMillis(1_500));
        NfdSFormula two = QualityOfService.formula(Duration.ofMillis(2_500));
        assertThat(1 - one.inaccuracy()).isBetween(0.9947, 0.9948);
        assertThat(1 - two.inaccuracy()).isBetween(0.999945, 0.999955);
        assertThat(one.duration()).isBetween(0.5, 0.56);
    }

    @Test
    @DisplayName("NFD-S is as often and as long wrong as the analysis says: ±5 % where thousands of mistakes were seen")
    void simulationAgrees() {
        List<Table> tables = new QualityOfService(1, HEARTBEATS).tables(QualityOfService.BOUNDS);
        for (Table table : tables) {
            List<Row> rows = rows(table, "NFD-S");
            assertThat(rows).hasSizeGreaterThan(10).allMatch(Row::agrees);
            assertThat(rows)
                    .filteredOn(row -> row.x() < 2)
                    .hasSize(8)
                    .allSatisfy(row -> assertThat(row.measured()).isCloseTo(row.published(), withinPercentage(5)));
        }
    }

    @Test
    @DisplayName("With the same bound on the detection time, the simple time-out is wrong more often and for longer")
    void simpleTimeoutIsWorse() {
        List<Table> tables = new QualityOfService(2, HEARTBEATS).tables(List.of(1020, 1050, 1100, 1500, 2050));
        List<Row> simple = rows(tables.get(0), "simple time-out");
        List<Row> nfdS = rows(tables.get(0), "NFD-S");
        assertThat(tables).allMatch(Table::agrees);
        for (int i = 0; i < simple.size(); i++) {
            double factor = simple.get(i).x() == 1.5 ? 1 : 2; // half as long between mistakes, but for the plateau
            assertThat(simple.get(i).measured() * factor).isLessThan(nfdS.get(i).measured());
        }
    }

    @Test
    @DisplayName("A detector with another margin, or heartbeats with another loss, would not agree")
    void wrongDetectorsDisagree() {
        List<Row> rows =
                rows(new QualityOfService(1, HEARTBEATS).tables(List.of(1050)).get(0), "NFD-S");
        Mistakes hasty = new Mistakes(new NfdS(Duration.ofSeconds(1), Duration.ofMillis(45)));
        new LossyHeartbeats(new StrictRandom(1)).send(HEARTBEATS, (sequence, at, delay) -> hasty.heard(sequence, at));
        assertThat(hasty.recurrenceTime(HEARTBEATS)).isLessThan(rows.get(0).lo());
        assertThat(new NfdSFormula(1, 0.5, 0.012, 0.02).recurrenceTime())
                .isLessThan(0.95
                        * QualityOfService.formula(Duration.ofMillis(1_500)).recurrenceTime());
    }

    @Test
    @DisplayName(
            "A mistake lasts from the freshness point that was missed to the heartbeat that makes the process fresh")
    void mistakes() {
        Mistakes mistakes = new Mistakes(new NfdS(Duration.ofSeconds(1), Duration.ofMillis(500)));
        mistakes.heard(1, Duration.ofMillis(1_100)); // fresh until 2.5
        mistakes.heard(2, Duration.ofMillis(3_600)); // its own freshness point has passed, and the next one, 3.5, too
        mistakes.heard(4, Duration.ofMillis(4_100)); // fresh again, after 1.6 s; until 5.5
        mistakes.heard(5, Duration.ofMillis(5_500)); // at the point itself is too late, but lasts no time
        assertThat(mistakes.count()).isEqualTo(2);
        assertThat(mistakes.inaccuracy(10)).isCloseTo(0.16, withinPercentage(1e-6));
        assertThat(mistakes.recurrenceTime(10)).isEqualTo(5);
        Mistakes none = new Mistakes(new FixedTimeout(Duration.ofSeconds(2), Duration.ZERO));
        none.heard(1, Duration.ofMillis(1_999));
        assertThat(none.count()).isZero();
    }

    @Test
    @DisplayName("The same seed gives the same rows; another seed gives others")
    void deterministic() {
        List<Integer> bounds = List.of(1100, 1500);
        List<Table> once = new QualityOfService(7, 20_000).tables(bounds);
        assertThat(new QualityOfService(7, 20_000).tables(bounds)).isEqualTo(once);
        assertThat(new QualityOfService(8, 20_000).tables(bounds)).isNotEqualTo(once);
    }
}
