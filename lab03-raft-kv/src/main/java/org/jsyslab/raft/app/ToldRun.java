package org.jsyslab.raft.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jsyslab.common.check.Verdict;
import org.jsyslab.common.check.linear.Linearizability;
import org.jsyslab.common.check.model.KeyValue;
import org.jsyslab.common.history.Recorded;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Observer;
import org.jsyslab.common.sim.Chaos;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.RaftNode;
import org.jsyslab.raft.RaftOptions;
import org.jsyslab.raft.scenario.KvAsKeyValue;
import org.jsyslab.raft.scenario.SimulatedStore;

/**
 * One seeded run: five servers keep the store for four clients, over a network that loses messages and breaks, while
 * servers crash and stand still. Figure 3 is checked after every event, and in the end what the clients were told. The
 * same seed prints the same bytes everywhere.
 */
final class ToldRun {
    private static final int SERVERS = 5;
    private static final int CLIENTS = 4;
    private static final int OPERATIONS = 100;
    private static final int KEYS = 4;
    private static final int SNAPSHOT_BYTES = 4_000;
    private static final double LOSS = 0.02;
    private static final Duration FAULTS_END = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Simulation simulation;
    private final PrintWriter out;

    ToldRun(Simulation simulation, PrintWriter out) {
        this.simulation = simulation;
        this.out = out;
    }

    /** Runs to the end; returns whether what the clients were told is linearizable. */
    boolean run() {
        say(
                "seed %d: %d servers; %d clients, %d operations each on %d keys; %.0f %% of messages lost",
                simulation.seed(), SERVERS, CLIENTS, OPERATIONS, KEYS, 100 * LOSS);
        simulation.observe(whatHappens());
        simulation.network().links(Link.LAN.losing(LOSS));
        RaftOptions options = RaftOptions.DEFAULT.snapshotAfter(SNAPSHOT_BYTES);
        SimulatedStore store = new SimulatedStore(
                simulation, SERVERS, (env, initial, machine) -> new RaftNode(env, options, initial, machine));
        for (int client = 1; client <= CLIENTS; client++) {
            store.client(
                    SimulatedStore.mixed(simulation.random("operations of client " + client), KEYS, OPERATIONS),
                    Duration.ofMillis(30));
        }
        new Chaos(simulation, store.servers())
                .rhythm(Delay.exponential(Duration.ofMillis(300)), Delay.exponential(Duration.ofMillis(700)))
                .crashes(2)
                .pauses()
                .partitions()
                .until(FAULTS_END);
        simulation.eventually(store.allDone(), PATIENCE);
        simulation.requireWitnesses();
        return isLinearizable(store);
    }

    private boolean isLinearizable(SimulatedStore store) {
        List<Recorded> history = store.history();
        Verdict verdict = Linearizability.of(new KeyValue()).check(new KvAsKeyValue().history(history));
        say(
                "%d messages handled, %d terms had a leader; Figure 3 held after each of %d events",
                simulation.delivered(), store.figure3().elections(), simulation.events());
        say("%s", Tallied.of(history));
        say("what the clients were told is linearizable: %s", verdict.valid() ? "yes" : "NO: " + verdict);
        return verdict.valid();
    }

    /** Tells of lives, faults, and what servers remark. */
    private Observer whatHappens() {
        return event -> {
            boolean told = event.kind() == Event.Kind.FAULT
                    || (event.kind() == Event.Kind.NOTE && isServer(event.node()))
                    || (event.kind() == Event.Kind.LIFE && !event.text().equals("start"));
            if (told) {
                say("%10.3f ms  %-8s %s", event.micros() / 1e3, event.node().name(), event.text());
            }
        };
    }

    private static boolean isServer(NodeId node) {
        return node.name().startsWith("n");
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
