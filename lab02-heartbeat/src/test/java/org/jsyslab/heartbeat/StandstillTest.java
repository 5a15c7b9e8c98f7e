package org.jsyslab.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Seeds;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.heartbeat.detector.ChenNfdE;
import org.jsyslab.heartbeat.detector.Detector;
import org.jsyslab.heartbeat.detector.EventuallyPerfect;
import org.jsyslab.heartbeat.detector.FixedTimeout;
import org.jsyslab.heartbeat.detector.PhiAccrual;
import org.jsyslab.heartbeat.membership.Belief;
import org.jsyslab.heartbeat.membership.MembershipNode;
import org.jsyslab.heartbeat.membership.MembershipSettings;
import org.jsyslab.heartbeat.membership.Status;
import org.jsyslab.heartbeat.scenario.SimulatedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A member stands still for some seconds, and goes on: what each kind of detector makes of it. */
@Part("B Adaptive detectors")
public class StandstillTest extends GroupTest {
    private static final int NODES = 4;
    private static final NodeId SLEEPER = n(NODES);

    private Detector.Kind kind;

    @Override
    protected Detector.Kind detectors() {
        return new EventuallyPerfect.Parameters(kind, PERIOD);
    }

    /** Nobody is removed. */
    @Override
    protected MembershipSettings settings() {
        return new MembershipSettings(detectors(), Duration.ofMinutes(1), PERIOD);
    }

    @Test
    @Points(1)
    @DisplayName("NFD-E: a sender that stood still is one mistake, and is expected as punctually as before")
    public void chen() {
        kind = new ChenNfdE.Parameters(PERIOD, TIMEOUT, 100);
        Seeds.forEachSeed("NFD-E after a standstill", this::oneMistake);
    }

    @Test
    @Points(1)
    @DisplayName("φ accrual: a sender that stood still is one mistake")
    public void phi() {
        kind = new PhiAccrual.Parameters(PERIOD, 8, 1_000);
        Seeds.forEachSeed("φ accrual after a standstill", this::oneMistake);
    }

    @Test
    @DisplayName("a fixed time-out: a sender that stood still is one mistake")
    void fixed() {
        kind = new FixedTimeout.Parameters(TIMEOUT);
        Seeds.forEachSeed("a fixed time-out after a standstill", this::oneMistake);
    }

    private void oneMistake(Simulation simulation) {
        SimulatedGroup group = group(simulation, NODES);
        simulation.run(seconds(simulation.random("before").nextDouble(10, 20)));
        simulation.machine(SLEEPER).pause();
        simulation.run(seconds(5));
        for (int observer = 1; observer < NODES; observer++) {
            assertThat(group.belief(n(observer), SLEEPER)).isEqualTo(Status.SUSPECTED);
        }
        simulation.machine(SLEEPER).resume();
        simulation.run(TIMEOUT);
        assertTrusted(simulation);
        simulation.run(seconds(20));
        assertTrusted(simulation);
    }

    private static void assertTrusted(Simulation simulation) {
        for (NodeId observer : upTo(NODES - 1)) {
            List<Belief> beliefs =
                    simulation.node(observer, MembershipNode.class).beliefs().others();
            Belief ofSleeper = beliefs.get(NODES - 2);
            assertThat(ofSleeper.status()).as("what %s believes", observer).isEqualTo(Status.ALIVE);
            assertThat(ofSleeper.falseSuspicions()).as("mistakes").isEqualTo(1);
            assertThat(ofSleeper.patience()).as("patience").isEqualTo(PERIOD);
        }
    }
}
