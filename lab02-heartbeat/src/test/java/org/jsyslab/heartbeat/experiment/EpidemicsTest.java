package org.jsyslab.heartbeat.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jsyslab.common.experiment.Row;
import org.jsyslab.common.experiment.Table;
import org.jsyslab.common.sim.StrictRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EpidemicsTest {
    private static final int RUNS = 40;

    private static List<Row> residues(List<Table> tables) {
        return tables.get(0).rows();
    }

    @Test
    @DisplayName("Demers et al., Tables 1 to 3: s within 15 % for k up to 3, m within 4 %, t_last within 6 %; s = e^-m")
    void tables() {
        List<Table> tables = EpidemicExperiment.tables(1, EpidemicExperiment.RUNS);
        assertThat(tables).hasSize(4).allMatch(Table::agrees);
        assertThat(residues(tables)).hasSizeGreaterThanOrEqualTo(12);
        assertThat(tables.get(1).rows()).hasSize(13);
        assertThat(tables.get(2).rows()).hasSize(26);
        List<Row> asserted = tables.get(2).rows().stream()
                .filter(row -> !Double.isNaN(row.lo()))
                .toList();
        assertThat(asserted).hasSize(13).allMatch(row -> row.series().startsWith("t_last"));
    }

    @Test
    @DisplayName("100 runs give s within 15 % of the paper's for k up to 3, m within 4 % and t_last within 6 %")
    void publishedTables() {
        List<Table> tables = EpidemicExperiment.tables(1, 100);
        assertThat(residues(tables))
                .filteredOn(row -> row.x() <= 3 && row.published() > 1e-4)
                .hasSize(8)
                .allMatch(row -> isWithin(0.15, row));
        assertThat(tables.get(1).rows()).hasSize(13).allMatch(row -> isWithin(0.04, row));
        assertThat(tables.get(2).rows())
                .filteredOn(row -> row.series().startsWith("t_last"))
                .hasSize(13)
                .allMatch(row -> isWithin(0.06, row));
    }

    private static boolean isWithin(double share, Row row) {
        return Math.abs(row.measured() - row.published()) <= share * row.published();
    }

    @Test
    @DisplayName("If a round goes by who knows now, not at its start, push leaves another residue")
    void immediateState() {
        Epidemics immediate = new Epidemics(1, RUNS) {
            @Override
            RumorMongering rumor(Interest interest, RandomGenerator random) {
                return new RumorMongering(SITES, interest, random) {
                    @Override
                    boolean knows(int site) {
                        return learned(site) <= round();
                    }
                };
            }
        };
        assertThat(residues(immediate.tables(List.of(DemersTable.PUSH_FEEDBACK_COUNTER))))
                .anyMatch(row -> !row.agrees());
    }

    @Test
    @DisplayName("If a contact that was needed does not make the count begin again, push leaves another residue")
    void noReset() {
        Epidemics noReset = new Epidemics(1, RUNS) {
            @Override
            Interest interest(DemersTable table, int k, RandomGenerator random) {
                int[] inVain = new int[SITES];
                return (site, needed) -> {
                    inVain[site] += needed ? 0 : 1;
                    return inVain[site] >= k;
                };
            }
        };
        assertThat(residues(noReset.tables(List.of(DemersTable.PUSH_FEEDBACK_COUNTER))))
                .anyMatch(row -> !row.agrees());
    }

    @Test
    @DisplayName("A counter loses interest after k contacts in vain in a row, a coin after k contacts on average")
    void interest() {
        Interest counter = Interest.counter(2, 3);
        assertThat(counter.lostAfter(1, false)).isFalse();
        assertThat(counter.lostAfter(1, true)).isFalse();
        assertThat(counter.lostAfter(1, false)).isFalse();
        assertThat(counter.lostAfter(2, false)).isFalse();
        assertThat(counter.lostAfter(1, false)).isTrue();
        Interest coin = Interest.coin(4, new StrictRandom(1));
        int lost = 0;
        for (int i = 0; i < 10_000; i++) {
            lost += coin.lostAfter(0, true) ? 1 : 0;
        }
        assertThat(lost).isBetween(2_350, 2_650);
    }

    @Test
    @DisplayName(
            "A rumor that nobody loses interest in early reaches all, by push and by pull; with two sites in a round")
    void reachesAll() {
        RumorMongering push = new RumorMongering(100, Interest.counter(50, 100), new StrictRandom(1));
        push.push();
        RumorMongering pull = new RumorMongering(100, Interest.counter(50, 100), new StrictRandom(1));
        pull.pull();
        for (RumorMongering rumor : List.of(push, pull)) {
            assertThat(rumor.residue()).isZero();
            assertThat(rumor.traffic()).isGreaterThan(50);
            assertThat(rumor.averageDelay()).isLessThan(rumor.lastDelay());
        }
        RumorMongering pair = new RumorMongering(2, Interest.counter(1, 2), new StrictRandom(1));
        pair.push();
        assertThat(pair.lastDelay()).isEqualTo(1);
        assertThat(pair.traffic())
                .as("one told the other, then each told the other in vain")
                .isEqualTo(1.5);
    }

    @Test
    @DisplayName("The same seed gives the same rows; another seed gives others")
    void deterministic() {
        List<Table> once = EpidemicExperiment.tables(7, 2);
        assertThat(EpidemicExperiment.tables(7, 2)).isEqualTo(once);
        assertThat(EpidemicExperiment.tables(8, 2)).isNotEqualTo(once);
    }
}
