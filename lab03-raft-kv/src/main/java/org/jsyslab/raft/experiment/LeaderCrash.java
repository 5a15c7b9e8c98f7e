package org.jsyslab.raft.experiment;

import java.time.Duration;
import java.util.List;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.scenario.Submit;

/**
 * One trial of Figure 16: the leader of five servers crashes, and the others replace it. The paper makes it as hard as
 * it gets (§9.3): all followers have just heard of the leader at the same time, so that their timeouts begin together,
 * and two of them miss its last entry, so that they can stand for election but not win.
 *
 * <p>The broadcast time is about 15 ms until the slowest of four has replied (§5.6), most of which is the disk of the
 * server that replies. The published times come about only if candidates do not wait for their own disks before they
 * ask for votes.
 */
class LeaderCrash {
    /** A trial without a leader ends after so long. */
    static final Duration CAP = Duration.ofSeconds(20);

    private static final NodeId LEADER = NodeId.of("n1");

    /** Before the trial proper next to nothing takes time, so that it begins as it should. */
    private static final Duration INSTANTLY = Duration.ofMillis(1);

    private static final Link INSTANT = Link.LAN.delaying(Delay.constant(Duration.ofNanos(1_000)));

    /** The last heartbeat reaches all followers at the same time. */
    private static final Link SYNCHRONISED = Link.LAN.delaying(Delay.constant(Duration.ofNanos(2_500_000)));

    private static final Link LINK =
            Link.LAN.delaying(Delay.uniform(Duration.ofNanos(1_500_000), Duration.ofNanos(3_500_000)));
    private static final Delay FORCE = Delay.uniform(Duration.ofMillis(7), Duration.ofMillis(10));

    private final TimeoutRange range;
    private final Servers servers;

    /** A trial with such timeouts. */
    LeaderCrash(TimeoutRange range) {
        this.range = range;
        this.servers = Servers.of(5, range.options());
    }

    /** Which followers miss the leader's last entry. */
    List<NodeId> laggards() {
        return servers.names().subList(3, 5);
    }

    /** How the leader's last heartbeat travels. */
    Link lastHeartbeat() {
        return SYNCHRONISED;
    }

    /** Runs the trial: how long there was no leader; {@link #CAP} if none came. */
    Duration downtime(long seed) {
        Simulation simulation = new Simulation(seed).forceTime(Delay.NONE);
        simulation.network().links(INSTANT);
        electFirst(simulation);
        Duration heartbeat = simulation.now().plus(range.heartbeat());
        leaveBehind(simulation);
        simulation.network().links(lastHeartbeat());
        servers.names().forEach(server -> simulation.machine(server).forceTime(FORCE));
        runUntil(simulation, heartbeat);
        simulation.network().links(LINK);
        long sinceHeartbeat =
                simulation.random("crash").nextLong(range.heartbeat().toNanos());
        runUntil(simulation, heartbeat.plusNanos(sinceHeartbeat));
        simulation.machine(LEADER).crash();
        Duration crash = simulation.now();
        simulation.runUntil(Servers::areLed, CAP);
        return simulation.now().minus(crash);
    }

    /**
     * One server has a head start after which it must time out first: that is what most &le; 2 &middot; least is for.
     */
    private void electFirst(Simulation simulation) {
        Duration headStart = Duration.ofMillis(range.most()).dividedBy(2);
        servers.start(simulation, List.of(LEADER));
        simulation.run(headStart);
        servers.start(simulation, servers.names().subList(1, 5));
        simulation.runUntil(Servers::areLed, headStart.multipliedBy(2));
    }

    /** The leader appends one more entry, which does not reach the laggards: its next heartbeat carries none. */
    private void leaveBehind(Simulation simulation) {
        simulation.run(INSTANTLY);
        laggards().forEach(laggard -> simulation.network().cut(LEADER, laggard));
        simulation.invoke(LEADER, new Submit("the last entry"));
        simulation.run(INSTANTLY);
        laggards().forEach(laggard -> simulation.network().mend(LEADER, laggard));
    }

    private static void runUntil(Simulation simulation, Duration time) {
        simulation.run(time.minus(simulation.now()));
    }
}
