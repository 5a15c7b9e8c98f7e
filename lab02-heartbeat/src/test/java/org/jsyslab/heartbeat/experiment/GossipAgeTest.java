package org.jsyslab.heartbeat.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.jsyslab.common.experiment.Table;
import org.jsyslab.heartbeat.Topology;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GossipAgeTest {
    private static final List<Integer> SIZES = List.of(8, 16, 32, 64);
    private static final int ROUNDS = 60;

    @Test
    @DisplayName("News ages by about two periods for each doubling of the group, and half as much again at 30 % loss")
    void growsWithTheLogarithm() {
        List<Table> tables = new GossipAge(1, ROUNDS).tables(SIZES);
        assertThat(tables).hasSize(2).allMatch(Table::agrees);
        assertThat(tables.get(0).rows()).hasSize(12);
    }

    @Test
    @DisplayName("Where everyone tells everyone, news does not age with the size of the group: that disagrees")
    void allToAllDisagrees() {
        GossipAge direct = new GossipAge(1, ROUNDS) {
            @Override
            Topology topology() {
                return Topology.ALL_TO_ALL;
            }
        };
        assertThat(direct.tables(List.of(4, 8, 16)).get(1).agrees()).isFalse();
    }

    @Test
    @DisplayName("The straight line has the slope of the points, and fits as well as they lie on it")
    void straightLine() {
        StraightLine exact = StraightLine.through(new double[] {1, 2, 3}, new double[] {5, 3, 1});
        assertThat(exact.slope()).isCloseTo(-2, within(1e-12));
        assertThat(exact.fit()).isCloseTo(1, within(1e-12));
        StraightLine bent = StraightLine.through(new double[] {1, 2, 3}, new double[] {1, 4, 1});
        assertThat(bent.slope()).isCloseTo(0, within(1e-12));
        assertThat(bent.fit()).isCloseTo(0, within(1e-12));
    }
}
