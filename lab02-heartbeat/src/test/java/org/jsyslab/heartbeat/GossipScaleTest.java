package org.jsyslab.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.heartbeat.detector.FixedTimeout;
import org.jsyslab.heartbeat.membership.MembershipSettings;
import org.jsyslab.heartbeat.scenario.SimulatedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Gossip among many, in a simulator that does not go slower than they do. */
class GossipScaleTest {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** T_fail: news of 1,000 members is some 20 periods old, and rarely more than 30. */
    private static final Duration FAIL = PERIOD.multipliedBy(45);

    @Test
    @Tag("slow")
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    @DisplayName(
            "1,000 members gossip for ten minutes, simulated in less than a minute of CPU; a crash is detected by all")
    void thousand() {
        long begun = cpuNanos();
        run(1_000, Duration.ofMinutes(10));
        double seconds = (cpuNanos() - begun) / 1e9;
        System.out.printf(Locale.ROOT, "1000 members, 10 minutes: %.1f s of CPU%n", seconds);
        assertThat(seconds).as("seconds of CPU").isLessThan(60);
    }

    @Test
    @DisplayName("100 members gossip for ten minutes; a crash is detected by all")
    void hundred() {
        run(100, Duration.ofMinutes(10));
    }

    private static void run(int members, Duration time) {
        Simulation simulation = new Simulation(1);
        MembershipSettings settings = new MembershipSettings(since -> new FixedTimeout(FAIL, since), FAIL, PERIOD);
        SimulatedGroup group = new SimulatedGroup(
                simulation,
                members,
                (stack, founders, listener) -> Topology.GOSSIP.addTo(stack, founders, PERIOD, settings, listener));
        simulation.run(time.dividedBy(2));
        simulation.machine(group.founders().last()).crash();
        simulation.run(time.dividedBy(2));
        assertThat(group.falseSuspicions()).isZero();
        assertThat(group.isRight()).isTrue();
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
