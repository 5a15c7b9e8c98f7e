package org.jsyslab.common.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SimulationBenchTest {

    @Test
    void it_delivers_as_many_messages_as_asked_among_ten_thousand_nodes() {
        SimulationBench.Result result = SimulationBench.measure(1, 10_000, 50_000);
        assertThat(result.delivered()).isEqualTo(50_000);
        assertThat(result.toString()).startsWith("10000 nodes, 50000 messages delivered in ");
    }

    @Test
    void a_figure_is_messages_per_second_of_cpu_time() {
        assertThat(new SimulationBench.Result(3, 1_000_000, 2).perCpuSecond()).isEqualTo(500_000);
        assertThatThrownBy(() -> SimulationBench.measure(1, 1, 10)).isInstanceOf(IllegalArgumentException.class);
    }
}
