package org.jsyslab.common.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jsyslab.common.node.NodeId;

/**
 * Faults at random times to random nodes, by the seed, each undone after a while and all of them by the end: {@code new
 * Chaos(simulation, servers).crashes(2).partitions().pauses().until(Duration.ofSeconds(30))}.
 */
public final class Chaos {
    private final Simulation simulation;
    private final List<NodeId> victims;
    private final List<Fault> faults = new ArrayList<>();
    private final RandomGenerator random;
    private Delay between = Delay.exponential(Duration.ofMillis(500));
    private Delay lasting = Delay.exponential(Duration.ofSeconds(1));

    /** No faults yet. */
    public Chaos(Simulation simulation, Collection<NodeId> victims) {
        this.simulation = simulation;
        this.victims = List.copyOf(victims);
        this.random = simulation.random("chaos");
    }

    /** One kind of thing that goes wrong. */
    @FunctionalInterface
    public interface Fault {

        /**
         * Lets it go wrong now.
         *
         * @return what undoes it; nothing if it cannot happen now
         */
        Optional<Runnable> strike(RandomGenerator random);
    }

    /**
     * Sets how often faults strike, half a second on average unless set, and how long they last, a second unless set.
     */
    public Chaos rhythm(Delay timeBetween, Delay timeLasting) {
        between = timeBetween;
        lasting = timeLasting;
        return this;
    }

    /** Adds a kind of fault. */
    public Chaos with(Fault fault) {
        faults.add(fault);
        return this;
    }

    /** Crashes, half of them in the midst of a force, with at most {@code mostDown} victims down at a time. */
    public Chaos crashes(int mostDown) {
        return with(draw -> {
            Machine machine = victim(draw);
            if (!machine.isUp() || down() >= mostDown) {
                return Optional.empty();
            }
            if (draw.nextBoolean()) {
                machine.crash();
            } else {
                machine.crashAtNextForce();
            }
            return Optional.of(() -> revive(machine));
        });
    }

    /** Partitions into two sides at random, isolations of one node, and cuts in one direction. */
    public Chaos partitions() {
        Network network = simulation.network();
        with(draw -> {
            network.partition(sides(draw));
            return Optional.of(() -> network.partition(List.of()));
        });
        with(draw -> {
            NodeId alone = victim(draw).id();
            network.isolate(alone);
            return Optional.of(() -> network.reconnect(alone));
        });
        return with(draw -> {
            NodeId from = victim(draw).id();
            NodeId to = victim(draw).id();
            network.cut(from, to);
            return Optional.of(() -> network.mend(from, to));
        });
    }

    /** Nodes that stand still for a while. */
    public Chaos pauses() {
        return toRunning(Machine::pause, Machine::resume);
    }

    /** Nodes whose messages take longer. */
    public Chaos slowNodes(Delay more) {
        return with(draw -> {
            NodeId slow = victim(draw).id();
            simulation.network().slow(slow, more);
            return Optional.of(() -> simulation.network().slow(slow, Delay.NONE));
        });
    }

    /** Disks that take longer to force. */
    public Chaos slowDisks(Delay forceTime) {
        return with(draw -> {
            Machine machine = victim(draw);
            Delay usual = machine.forceTime();
            if (usual == forceTime) {
                return Optional.empty();
            }
            machine.forceTime(forceTime);
            return Optional.of(() -> machine.forceTime(usual));
        });
    }

    /** Times in which the whole network loses messages with this probability. */
    public Chaos loss(double probability) {
        return with(draw -> {
            double usual = simulation.network().links().loss();
            if (usual == probability) {
                return Optional.empty();
            }
            simulation.network().lose(probability);
            return Optional.of(() -> simulation.network().lose(usual));
        });
    }

    /**
     * Clocks that run faster or slower by up to {@code drift} (0.05: 5 %), and times of day off by up to {@code skew}.
     */
    public Chaos clocks(double drift, Duration skew) {
        with(draw -> {
            Machine machine = victim(draw);
            machine.drift(draw.nextDouble(1 - drift, 1 + drift));
            return Optional.of(() -> machine.drift(1));
        });
        return with(draw -> {
            Machine machine = victim(draw);
            machine.skew(Duration.ofNanos(draw.nextLong(-skew.toNanos(), skew.toNanos() + 1)));
            return Optional.of(() -> machine.skew(Duration.ZERO));
        });
    }

    /** Lets the faults strike from now until {@code end}, a virtual time, when the last of them are undone. */
    public void until(Duration end) {
        if (faults.isEmpty()) {
            throw new IllegalStateException("chaos without faults");
        }
        scheduleNext(end.toNanos());
    }

    private void scheduleNext(long end) {
        long next = simulation.timeline.now() + 1 + between.nanos(random);
        if (next < end) {
            simulation.timeline.at(next, () -> strike(end));
        }
    }

    private void strike(long end) {
        Fault fault = faults.get(random.nextInt(faults.size()));
        long undone = Math.min(end, simulation.timeline.now() + lasting.nanos(random));
        fault.strike(random).ifPresent(undo -> simulation.timeline.at(undone, undo));
        scheduleNext(end);
    }

    private Chaos toRunning(Consumer<Machine> fault, Consumer<Machine> undo) {
        return with(draw -> {
            Machine machine = victim(draw);
            if (!machine.isUp()) {
                return Optional.empty();
            }
            fault.accept(machine);
            return Optional.of(() -> undo.accept(machine));
        });
    }

    private Machine victim(RandomGenerator draw) {
        return simulation.machine(victims.get(draw.nextInt(victims.size())));
    }

    private long down() {
        return victims.stream()
                .map(simulation::machine)
                .filter(machine -> !machine.isUp() || machine.isDoomed())
                .count();
    }

    private List<List<NodeId>> sides(RandomGenerator draw) {
        List<NodeId> left = new ArrayList<>();
        List<NodeId> right = new ArrayList<>();
        victims.forEach(id -> (draw.nextBoolean() ? left : right).add(id));
        return List.of(left, right);
    }

    private static void revive(Machine machine) {
        machine.spareNextForce();
        if (!machine.isUp()) {
            machine.restart();
        }
    }
}
