package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Invocation;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Machine;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.common.sim.Who;
import org.jsyslab.raft.scenario.RaftScenario;
import org.jsyslab.raft.scenario.Submit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Crashes in whole clusters: nothing that a client was told to be committed is ever lost. */
@Part("C Persistence")
public class RestartTest extends RaftTest {

    @Test
    @Points(1)
    @DisplayName("all servers with slow disks crash at once, then the leader, then a follower: they come back with all"
            + " that was committed, and go on")
    public void everyoneCrashes() {
        forEachSeed("what is committed outlives crashes", simulation -> {
            RaftScenario scenario =
                    scenario(simulation).nodes(3).within(seconds(3)).replicate("a");
            simulation.machines().values().forEach(machine -> machine.forceTime(Delay.exponential(millis(20))));
            List<Invocation> offered = new ArrayList<>();
            for (int line = 0; line < 10; line++) {
                offered.add(simulation.invoke(RaftScenario.leader().in(simulation), new Submit("line " + line)));
                scenario.runFor(millis(5));
            }
            scenario.servers().forEach(server -> scenario.crash(sim -> server));
            scenario.restartAll().replicate("b").crash(RaftScenario.leader()).replicate("c");
            scenario.restartAll().replicate("d").crash(RaftScenario.follower()).replicate("e");
            scenario.restartAll().eventually(RaftScenario.everywhere("e"));
            requireLines(scenario, "a", "b", "c", "d", "e");
            Faults.requireAcknowledged(offered, scenario.lines(n(1)));
        });
    }

    @Test
    @Points(1)
    @DisplayName("five servers, of which two to three crash in turn, and again: a majority that overlaps the last one"
            + " has all that was committed")
    public void rollingMajorities() {
        forEachSeed("overlapping majorities suffice", simulation -> {
            RaftScenario scenario = scenario(simulation).nodes(5).within(seconds(3));
            for (int round = 0; round < 2; round++) {
                scenario.replicate("all " + round).crash(n(1 + round)).crash(n(2 + round));
                scenario.replicate("three " + round).crash(n(3 + round)).restartAll();
            }
            scenario.replicate("the end").eventually(RaftScenario.everywhere("the end"));
            requireLines(scenario, "all 0", "three 0", "all 1", "three 1", "the end");
        });
    }

    @Test
    @Points(1)
    @DisplayName("a follower is cut off, the others commit and crash, the old leader stays down: the one that is up to"
            + " date leads, and the other one catches up")
    public void cutOffAndCrashed() {
        forEachSeed("whoever is up to date leads", simulation -> {
            RaftScenario scenario =
                    scenario(simulation).nodes(3).within(seconds(3)).replicate("a");
            Who leader = fixed(simulation, RaftScenario.leader());
            Who cut = fixed(simulation, RaftScenario.follower());
            scenario.isolate(cut).replicate("b");
            Who other = sim -> scenario.servers().stream()
                    .filter(server -> !server.equals(leader.in(sim)) && !server.equals(cut.in(sim)))
                    .findFirst()
                    .orElseThrow();
            scenario.crash(leader).crash(other).heal().runFor(millis(500)).restart(other);
            scenario.replicate("c").restart(leader).eventually(RaftScenario.everywhere("c"));
            requireLines(scenario, "a", "b", "c");
        });
    }

    @Test
    @Points(2)
    @DisplayName("Figure 8, at random: five servers, leaders that crash just after they were offered an entry, in the"
            + " midst of a force or not")
    public void leadersCrash() {
        forEachSeed("leaders crash", simulation -> {
            RaftScenario scenario = scenario(simulation).nodes(5);
            RandomGenerator random = simulation.random("crashes");
            List<Invocation> offered = Faults.offerLines(simulation, scenario.servers(), millis(10), seconds(1));
            for (int round = 0; round < 30; round++) {
                scenario.runFor(millis(random.nextInt(10) == 0 ? random.nextInt(300) : random.nextInt(20)));
                RaftScenario.leaderOf(simulation).ifPresent(leader -> crash(simulation, leader, random));
                reviveOne(simulation, scenario.servers(), random);
            }
            simulation.machines().values().forEach(Machine::spareNextForce);
            scenario.restartAll()
                    .within(seconds(5))
                    .replicate("the end")
                    .eventually(RaftScenario.everywhere("the end"));
            Faults.requireAcknowledged(offered, scenario.lines(n(1)));
        });
    }

    @Test
    @Points(1)
    @DisplayName("Figure 8, over a bad network: replies come up to two seconds late, messages are lost, leaders are cut"
            + " off; nothing acknowledged is lost")
    public void leadersAreCutOff() {
        forEachSeed("leaders are cut off, and messages come late", simulation -> {
            Delay late = Delay.exponential(millis(3)).orSometimes(0.3, Delay.uniform(millis(200), millis(2200)));
            simulation.network().links(new Link(late, 0.1, 0.1));
            RaftScenario scenario = scenario(simulation).nodes(5);
            RandomGenerator random = simulation.random("cuts");
            List<Invocation> offered = Faults.offerLines(simulation, scenario.servers(), millis(40), seconds(3));
            for (int round = 0; round < 10; round++) {
                scenario.runFor(millis(random.nextInt(600)));
                RaftScenario.leaderOf(simulation).ifPresent(simulation.network()::isolate);
                simulation.network().reconnect(scenario.servers().get(random.nextInt(5)));
                simulation.network().reconnect(scenario.servers().get(random.nextInt(5)));
            }
            simulation.network().links(Link.LAN);
            scenario.heal().within(seconds(5)).replicate("the end").eventually(RaftScenario.everywhere("the end"));
            Faults.requireAcknowledged(offered, scenario.lines(n(1)));
        });
    }

    private static void crash(Simulation simulation, NodeId leader, RandomGenerator random) {
        if (random.nextBoolean()) {
            simulation.machine(leader).crash();
        } else {
            simulation.machine(leader).crashAtNextForce();
        }
    }

    /** Restarts one of those that are down if there are more than two, or by chance. */
    private static void reviveOne(Simulation simulation, List<NodeId> servers, RandomGenerator random) {
        List<NodeId> down = servers.stream()
                .filter(server -> !simulation.machine(server).isUp())
                .toList();
        if (down.size() > 2 || (!down.isEmpty() && random.nextInt(3) == 0)) {
            simulation.machine(down.get(random.nextInt(down.size()))).restart();
        }
    }

    private static void requireLines(RaftScenario scenario, String... lines) {
        assertThat(scenario.lines(n(1))).as("lines in the end").containsSubsequence(lines);
    }
}
