package org.jsyslab.heartbeat.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.sim.Chaos;
import org.jsyslab.common.sim.Condition;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.common.sim.Workload;
import org.jsyslab.heartbeat.GroupTest;
import org.jsyslab.heartbeat.failover.CounterClient.Given;
import org.jsyslab.heartbeat.membership.MembershipListener;
import org.jsyslab.heartbeat.membership.MembershipMessage;
import org.jsyslab.heartbeat.membership.MembershipNode;
import org.jsyslab.heartbeat.scenario.SimulatedGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A counter on top of a group, when its primary crashes, and when it only looks as if it had. */
@Part("D Failover")
class FailoverTest extends GroupTest {
    private static final NodeId RESOURCE = NodeId.of("store");
    static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration CLIENT_PATIENCE = Duration.ofMillis(300);
    private static final int ATTEMPTS = 200;
    private static final int REPLICAS = 3;

    /** The replica under test; a mutant overrides it. */
    Replica replica(Env<CounterMessage> env, Collection<NodeId> members, Fencing fencing) {
        return new Replica(env, members, fencing, PATIENCE);
    }

    /** The resource under test. */
    Resource resource(Env<ResourceMessage> env) {
        return new Resource(env);
    }

    /** The primary's side of the resource under test. */
    FencedWriter writer(Env<ResourceMessage> env) {
        return new FencedWriter(env, RESOURCE, PATIENCE);
    }

    @Test
    @Points(3)
    @DisplayName("the primary crashes: the lowest of the others goes on, and no number is given twice")
    void failsOver() {
        forEachSeed("numbers go on after a crash of the primary", simulation -> {
            List<Workload> clients = counter(simulation, false, 2, 30).clients();
            simulation.run(Duration.ofMillis(simulation.random("crash").nextLong(100, 600)));
            simulation.machine(n(1)).crash();
            simulation.run(TIMEOUT.plus(PERIOD).plus(CLIENT_PATIENCE.multipliedBy(3)));
            assertThat(roles(simulation)).as("roles after the crash").containsExactly(Role.PRIMARY, Role.BACKUP);
            finish(simulation, clients);
            assertThat(numbers(clients)).as("numbers given").hasSize(60).doesNotHaveDuplicates();
        });
    }

    @Test
    @Points(4)
    @DisplayName("without a resource, a false suspicion makes two primaries, and they give the same numbers")
    void twoPrimariesDoHarm() {
        AtomicLong twice = new AtomicLong();
        forEachSeed("two primaries give the same numbers", simulation -> {
            List<Workload> clients = counter(simulation, false, 2, 60).clients();
            simulation.run(Duration.ofMillis(100));
            simulation.network().partition(List.of(List.of(n(1)), List.of(n(2), n(3))));
            simulation.eventually(
                    Condition.of("there are two primaries", sim -> primaries(sim) == 2), TIMEOUT.plus(PERIOD));
            simulation.run(seconds(1));
            simulation.network().heal();
            finish(simulation, clients);
            List<Long> numbers = numbers(clients);
            twice.addAndGet(numbers.size() - numbers.stream().distinct().count());
        });
        assertThat(twice).as("numbers given twice in all runs").hasPositiveValue();
    }

    @Test
    @Points(6)
    @DisplayName("with a resource that checks, no number is given twice, whatever crashes and whoever is suspected")
    void fencingPreventsHarm() {
        AtomicLong twoAtATime = new AtomicLong();
        forEachSeed("no number is given twice", simulation -> {
            simulation.network().links(Link.LAN.losing(0.05).duplicating(0.05));
            List<Workload> clients = counter(simulation, true, 3, 40).clients();
            List<NodeId> victims = new ArrayList<>(upTo(REPLICAS));
            victims.add(RESOURCE);
            new Chaos(simulation, victims)
                    .rhythm(Delay.exponential(seconds(0.4)), Delay.exponential(seconds(1)))
                    .partitions()
                    .pauses()
                    .crashes(2)
                    .until(seconds(15));
            boolean two = simulation.runUntil(sim -> primaries(sim) > 1, seconds(15));
            twoAtATime.addAndGet(two ? 1 : 0);
            finish(simulation, clients);
            assertThat(numbers(clients)).as("numbers given").doesNotHaveDuplicates();
        });
        assertThat(twoAtATime).as("runs with two primaries at a time").hasPositiveValue();
    }

    @Test
    @DisplayName("a grant that comes late, to a request of an earlier life, gives nobody the right to write")
    void lateGrant() {
        forEachSeed("late grants are worth nothing", simulation -> {
            simulation.network().link(RESOURCE, n(1), Link.LAN.delaying(Delay.constant(seconds(3))));
            List<Workload> clients = counter(simulation, true, 2, 300).clients();
            simulation.run(Duration.ofMillis(50));
            simulation.machine(n(1)).crash();
            simulation.run(Duration.ofMillis(2_850));
            simulation.network().link(RESOURCE, n(1), Link.LAN.delaying(Delay.constant(seconds(0.5))));
            simulation.machine(n(1)).restart();
            simulation.run(Duration.ofMillis(50));
            simulation.network().link(RESOURCE, n(1), Link.LAN);
            simulation.run(seconds(5));
            assertThat(numbers(clients))
                    .as("numbers given")
                    .hasSizeGreaterThan(100)
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    @DisplayName("a resource that answers later than the primary asks again is granted once, and numbers are given")
    void slowResource() {
        forEachSeed("a slow resource is granted once", simulation -> {
            simulation.network().link(RESOURCE, n(1), Link.LAN.delaying(Delay.constant(PATIENCE.multipliedBy(2))));
            List<Workload> clients = counter(simulation, true, 1, 5).clients();
            simulation.run(seconds(10));
            assertThat(numbers(clients)).as("numbers given").hasSize(5);
        });
    }

    @Test
    @Points(2)
    @DisplayName("a primary that crashes and comes back, suspected by nobody wrongly, gives no number again")
    void comesBack() {
        AtomicLong rightAllAlong = new AtomicLong();
        forEachSeed("numbers go on after the primary has come back", simulation -> {
            Counter counter = counter(simulation, false, 2, 60);
            simulation.run(Duration.ofMillis(300));
            simulation.machine(n(1)).crash();
            simulation.run(seconds(2));
            simulation.machine(n(1)).restart();
            finish(simulation, counter.clients());
            if (counter.group().falseSuspicions() == 0) {
                rightAllAlong.incrementAndGet();
                assertThat(numbers(counter.clients()))
                        .as("numbers given")
                        .hasSize(120)
                        .doesNotHaveDuplicates();
            }
        });
        assertThat(rightAllAlong).as("runs without a false suspicion").hasPositiveValue();
    }

    @Test
    @Points(3)
    @DisplayName("whoever is fenced off steps down; when all is mended there is one primary, the lowest")
    void fencedStepsDown() {
        forEachSeed("one primary after a false suspicion", simulation -> {
            List<Workload> clients = counter(simulation, true, 2, 100).clients();
            simulation.run(Duration.ofMillis(100));
            simulation.network().partition(List.of(List.of(n(1)), List.of(n(2), n(3))));
            simulation.eventually(
                    Condition.of("n1 is fenced off", sim -> roles(sim).get(0) == Role.FENCED), seconds(5));
            simulation.network().heal();
            simulation.run(seconds(2));
            assertThat(roles(simulation)).as("roles").containsExactly(Role.PRIMARY, Role.BACKUP, Role.BACKUP);
            finish(simulation, clients);
            assertThat(numbers(clients)).as("numbers given").hasSize(200).doesNotHaveDuplicates();
        });
    }

    @Test
    @Points(3)
    @DisplayName("before a client has a number, every replica that the primary trusts has it on disk")
    void copiesComeFirst() {
        AtomicLong rightAllAlong = new AtomicLong();
        forEachSeed("copies are no lower than what was given", simulation -> {
            simulation.network().links(Link.LAN.losing(0.1));
            Counter counter = counter(simulation, false, 2, 20);
            List<Workload> clients = counter.clients();
            simulation.runUntil(
                    sim -> clients.stream().allMatch(Workload::isDone) || lowestCopy(sim) < highest(clients),
                    seconds(5));
            if (counter.group().falseSuspicions() == 0) {
                rightAllAlong.incrementAndGet();
                assertThat(lowestCopy(simulation))
                        .as("the lowest copy when " + highest(clients) + " was given")
                        .isGreaterThanOrEqualTo(highest(clients));
            }
        });
        assertThat(rightAllAlong).as("runs in which all trusted all").hasPositiveValue();
    }

    /** A group of replicas, and the clients that take numbers from them. */
    private record Counter(SimulatedGroup group, List<Workload> clients) {}

    /** A counter of three replicas, and clients that take numbers, each always asking another replica first. */
    private Counter counter(Simulation simulation, boolean fenced, int clients, int numbers) {
        SimulatedGroup group = new SimulatedGroup(
                simulation, REPLICAS, (stack, founders, listener) -> replica(stack, founders, fenced, listener));
        if (fenced) {
            simulation.add(RESOURCE, stack -> stack.add(resource(stack.env(ResourceMessage.class))));
        }
        List<Workload> workloads = new ArrayList<>();
        for (int k = 0; k < clients; k++) {
            NodeId client = NodeId.of("c" + (k + 1));
            List<NodeId> order = new ArrayList<>(upTo(REPLICAS));
            Collections.rotate(order, -k);
            simulation.add(
                    client,
                    stack -> stack.add(
                            new CounterClient(stack.env(CounterMessage.class), order, CLIENT_PATIENCE, ATTEMPTS)));
            workloads.add(simulation.workload(
                    client,
                    Stream.generate(() -> new Next(Optional.of(order.get(0))))
                            .limit(numbers)
                            .iterator(),
                    Delay.exponential(Duration.ofMillis(10))));
        }
        return new Counter(group, workloads);
    }

    private void replica(Stack stack, SortedSet<NodeId> founders, boolean fenced, MembershipListener listener) {
        Fencing fencing = fenced ? stack.add(writer(stack.env(ResourceMessage.class))) : Fencing.NONE;
        Replica replica = stack.add(replica(stack.env(CounterMessage.class), founders, fencing));
        MembershipNode membership =
                stack.add(membership(stack.env(MembershipMessage.class), founders, listener.and(replica)));
        spread(stack, membership, founders.first());
    }

    private static void finish(Simulation simulation, List<Workload> clients) {
        simulation.eventually(
                Condition.of(
                        "all clients have their numbers",
                        sim -> clients.stream().allMatch(Workload::isDone)),
                Duration.ofMinutes(5));
    }

    private static List<Long> numbers(List<Workload> clients) {
        return clients.stream()
                .flatMap(client -> client.history().stream())
                .filter(call -> call.outcome() instanceof Outcome.Ok)
                .map(call -> ((Given) ((Outcome.Ok) call.outcome()).result()).number())
                .toList();
    }

    private static long highest(List<Workload> clients) {
        return numbers(clients).stream().reduce(0L, Math::max);
    }

    private static long lowestCopy(Simulation simulation) {
        return simulation.nodes(Replica.class).stream()
                .mapToLong(Replica::copy)
                .min()
                .orElseThrow();
    }

    private static long primaries(Simulation simulation) {
        return roles(simulation).stream().filter(role -> role == Role.PRIMARY).count();
    }

    private static List<Role> roles(Simulation simulation) {
        return simulation.nodes(Replica.class).stream().map(Replica::role).toList();
    }
}
