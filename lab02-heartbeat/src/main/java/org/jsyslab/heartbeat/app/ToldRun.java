package org.jsyslab.heartbeat.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.jsyslab.common.sim.Chaos;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.heartbeat.Topology;
import org.jsyslab.heartbeat.detector.EventuallyPerfect;
import org.jsyslab.heartbeat.detector.FixedTimeout;
import org.jsyslab.heartbeat.membership.MembershipSettings;
import org.jsyslab.heartbeat.scenario.SimulatedGroup;
import org.jsyslab.heartbeat.scenario.SimulatedGroup.Change;

/**
 * One seeded run: five members hear all others over a lossy network, while nodes crash and come back, stand still and
 * are cut off. In the end everyone must trust everyone. The same seed prints the same bytes everywhere.
 */
final class ToldRun {
    private static final int NODES = 5;
    private static final double LOSS = 0.1;
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofMillis(450);
    private static final Duration FAULTS_END = Duration.ofSeconds(8);
    private static final Duration END = Duration.ofSeconds(15);

    private final Simulation simulation;
    private final PrintWriter out;

    ToldRun(Simulation simulation, PrintWriter out) {
        this.simulation = simulation;
        this.out = out;
    }

    /** Runs to the end; returns whether everyone trusts everyone then. */
    boolean run() {
        say(
                "seed %d: %d members, all to all; heartbeats every %d ms, time-out %d ms; %.0f %% of messages lost",
                seed());
        simulation.network().links(Link.LAN.losing(LOSS));
        SimulatedGroup group = new SimulatedGroup(
                simulation,
                NODES,
                (stack, founders, listener) ->
                        Topology.ALL_TO_ALL.addTo(stack, founders, PERIOD, settings(), listener));
        new Chaos(simulation, group.founders())
                .rhythm(Delay.exponential(Duration.ofMillis(800)), Delay.exponential(Duration.ofSeconds(1)))
                .crashes(2)
                .pauses()
                .partitions()
                .until(FAULTS_END);
        simulation.run(FAULTS_END);
        simulation.network().lose(0);
        simulation.run(END.minus(FAULTS_END));
        group.changes().forEach(this::tell);
        boolean right = group.isRight();
        say(
                "%d changes, %d false suspicions, %d messages; in the end everyone trusts everyone: %s",
                new Object[] {
                    group.changes().size(), group.falseSuspicions(), simulation.delivered(), right ? "yes" : "NO"
                });
        return right;
    }

    private Object[] seed() {
        return new Object[] {simulation.seed(), NODES, PERIOD.toMillis(), TIMEOUT.toMillis(), 100 * LOSS};
    }

    private static MembershipSettings settings() {
        return new MembershipSettings(
                new EventuallyPerfect.Parameters(since -> new FixedTimeout(TIMEOUT, since), PERIOD),
                Duration.ofMinutes(1),
                PERIOD);
    }

    private void tell(Change change) {
        say(
                "%10.3f ms  %s: %s %s%s",
                new Object[] {
                    change.at().toNanos() / 1e6,
                    change.node().name(),
                    change.event().member().name(),
                    change.event().word(),
                    change.wrong() ? ", though it is up" : ""
                });
    }

    private void say(String format, Object[] values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
