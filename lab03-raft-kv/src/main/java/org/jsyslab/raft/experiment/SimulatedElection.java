package org.jsyslab.raft.experiment;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Machine;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.election.Elector;

/**
 * A told run of an election among five processes: the coordinator crashes, it comes back, and the network breaks in two
 * and heals.
 */
public final class SimulatedElection {
    private static final List<NodeId> PROCESSES =
            IntStream.rangeClosed(1, 5).mapToObj(i -> NodeId.of("n" + i)).toList();
    private static final Duration CHAPTER = Duration.ofSeconds(2);
    private static final int COLUMN = 21;

    private final Simulation simulation;
    private final Algorithm algorithm;
    private final PrintWriter out;

    /** A run that has not begun, and where to tell of it. */
    public SimulatedElection(Simulation simulation, Algorithm algorithm, PrintWriter out) {
        this.simulation = simulation;
        this.algorithm = algorithm;
        this.out = out;
    }

    /**
     * Runs to the end.
     *
     * @return whether everyone ended each chapter, the partition apart, with the highest process that was up
     */
    public boolean run() {
        out.printf(Locale.ROOT, "seed %d: five processes, %s election%n%n", simulation.seed(), algorithm.spelled());
        Columns columns = new Columns(PROCESSES, COLUMN, Integer.MAX_VALUE, out);
        simulation.observe(columns);
        PROCESSES.forEach(process -> simulation.add(process, algorithm.process(PROCESSES)));
        Machine highest = simulation.machine(PROCESSES.get(4));
        boolean held = chapter(columns, "", () -> {});
        held &= chapter(columns, "n5 crashes", highest::crash);
        held &= chapter(columns, "n5 restarts", highest::restart);
        chapter(columns, "the network breaks: n1 n2 | n3 n4 n5", this::breakInTwo);
        held &= chapter(columns, "the network heals", () -> simulation.network().heal());
        return held;
    }

    private boolean chapter(Columns columns, String title, Runnable beginning) {
        if (!title.isEmpty()) {
            columns.across("");
            columns.across(title);
        }
        beginning.run();
        simulation.run(CHAPTER);
        columns.flush();
        List<String> leaders = coordinators();
        columns.across("coordinator: " + String.join(" and ", leaders));
        return leaders.equals(List.of(highestUp().name()));
    }

    private void breakInTwo() {
        simulation.network().partition(List.of(PROCESSES.subList(0, 2), PROCESSES.subList(2, 5)));
    }

    /** Those whom some process that is up takes for the coordinator. */
    private List<String> coordinators() {
        return simulation.nodes(Elector.class).stream()
                .map(Elector::coordinator)
                .flatMap(Optional::stream)
                .map(NodeId::name)
                .distinct()
                .sorted()
                .toList();
    }

    private NodeId highestUp() {
        return simulation.machines().values().stream()
                .filter(Machine::isUp)
                .map(Machine::id)
                .max(NodeId::compareTo)
                .orElseThrow();
    }
}
