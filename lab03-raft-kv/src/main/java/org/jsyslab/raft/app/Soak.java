package org.jsyslab.raft.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jsyslab.common.cli.LabCluster;
import org.jsyslab.common.cluster.ClusterException;
import org.jsyslab.raft.app.Fault.Strike;

/**
 * Random faults on a live cluster under load, for as long as wished. Time is cut into windows: each has keys of its
 * own, ends with all faults undone and all keys read, and is judged by itself, so that memory stays bounded. What a
 * client of an earlier window asked for may still be done later, but to keys that nobody looks at any more.
 *
 * <p>The seed makes the same faults in the same order; when they meet which message, nobody can repeat.
 */
final class Soak {
    private static final int WRITERS = 5;
    private static final Duration WINDOW = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LabCluster cluster;
    private final List<Fault> faults;
    private final long seed;
    private final SplittableRandom random;
    private final PrintWriter out;
    private final long begin = System.nanoTime();
    private final CountDownLatch never = new CountDownLatch(1);
    private final Deque<Strike> standing = new ArrayDeque<>();
    private long operations;
    private int windows;
    private int strikes;

    Soak(LabCluster cluster, List<Fault> faults, long seed, PrintWriter out) {
        this.cluster = cluster;
        this.faults = List.copyOf(faults);
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.out = out;
    }

    /**
     * Runs for this long, and a little more, for the last window is judged too.
     *
     * @return whether every window's history was as it should be
     */
    boolean run(Duration length) throws InterruptedException {
        tell("seed " + seed + ", faults " + faults);
        boolean holds = true;
        while (holds && elapsed().compareTo(length) < 0) {
            Duration left = length.minus(elapsed());
            holds = window(left.compareTo(WINDOW) < 0 ? left : WINDOW);
        }
        tell("%d faults in %d windows, %d operations: %s"
                .formatted(strikes, windows, operations, holds ? "every history is linearizable" : "VIOLATED"));
        return holds;
    }

    private boolean window(Duration length) throws InterruptedException {
        windows++;
        RandomOperations operationsOfWindow = new RandomOperations("w" + windows + "-", seed + windows);
        Writers writers = new Writers(cluster.client().recording(), WRITERS, operationsOfWindow).begin();
        Duration end = elapsed().plus(length);
        do {
            strike();
            pause(300, 2_000);
            if (random.nextInt(3) == 0) {
                strike();
                pause(300, 1_500);
            }
            undoAll();
            pause(100, 1_000);
        } while (elapsed().compareTo(end) < 0);
        return isSound(writers, operationsOfWindow);
    }

    private boolean isSound(Writers writers, RandomOperations operationsOfWindow) throws InterruptedException {
        if (!isRestored() || !writers.stop(PATIENCE)) {
            tell("no progress within " + PATIENCE.toSeconds() + " s after the last fault");
            return false;
        }
        Path file = cluster.processes().run().path().resolve("history.jsonl");
        Verification verification = Verification.of(writers.history(), operationsOfWindow.ledger(), file);
        Tallied tallied = Tallied.of(writers.history());
        operations += tallied.operations();
        tell("window " + windows + ": " + tallied + "; " + verification);
        return verification.holds();
    }

    /** Whether all servers are members again within a while. */
    private boolean isRestored() {
        Duration end = elapsed().plus(PATIENCE);
        boolean restored = false;
        while (!restored && elapsed().compareTo(end) < 0) {
            restored = Fault.restoreMembers(cluster);
        }
        return restored;
    }

    private void strike() {
        Fault fault = faults.get(random.nextInt(faults.size()));
        try {
            Strike strike = fault.strike(cluster, random.split());
            standing.push(strike);
            strikes++;
            tell(strike.told());
        } catch (ClusterException e) {
            tell("no " + fault + ": " + e.getMessage());
        }
    }

    private void undoAll() {
        while (!standing.isEmpty()) {
            standing.pop().undo().run();
        }
    }

    private void pause(int least, int most) throws InterruptedException {
        boolean unused = never.await(random.nextInt(least, most), TimeUnit.MILLISECONDS);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private void tell(String line) {
        out.printf(Locale.ROOT, "%8.1f s  %s%n", elapsed().toMillis() / 1e3, line);
        out.flush();
    }
}
