package org.jsyslab.raft.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.sim.Condition;
import org.jsyslab.common.sim.Invocation;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.kv.KvMessage.ClientQuery;
import org.jsyslab.raft.kv.KvMessage.ClientRequest;
import org.jsyslab.raft.kv.KvMessage.Redirect;
import org.jsyslab.raft.kv.KvMessage.RegisterClient;
import org.jsyslab.raft.kv.KvMessage.Reply;
import org.jsyslab.raft.kv.KvRead.Get;
import org.jsyslab.raft.kv.KvResult.Done;
import org.jsyslab.raft.kv.KvResult.Found;
import org.jsyslab.raft.kv.KvResult.SessionExpired;
import org.jsyslab.raft.kv.KvResult.SessionOpened;
import org.jsyslab.raft.kv.KvWrite.Put;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The client among puppets that stand for servers. */
class KvClientTest {
    private static final NodeId CLIENT = NodeId.of("c1");
    private static final List<NodeId> SERVERS = KvScene.SERVERS;
    private static final NodeId N1 = SERVERS.get(0);
    private static final NodeId N2 = SERVERS.get(1);
    private static final Put PUT = new Put(Bytes.utf8("x"), Bytes.utf8("1"));
    private static final Get GET = new Get(Bytes.utf8("x"));
    private static final Outcome DONE = new Outcome.Ok(new Done());

    @Test
    @DisplayName("the first write opens a session, later ones use it, and reads need none (dissertation §6.3, §6.4)")
    void oneSessionForAllWrites() {
        forEachSeed("a session is opened once", simulation -> {
            simulation.network().links(Link.LAN.duplicating(0.5));
            Puppet leader = leader(simulation, "n1");
            client(simulation, List.of(N1));
            assertThat(asked(simulation, GET)).isEqualTo(new Outcome.Ok(new Found(Optional.empty())));
            assertThat(leader.heard()).allMatch(ClientQuery.class::isInstance);
            for (int i = 0; i < 5; i++) {
                assertThat(asked(simulation, PUT)).isEqualTo(DONE);
            }
            assertThat(leader.heard().stream()
                            .filter(RegisterClient.class::isInstance)
                            .distinct())
                    .hasSize(1);
            assertThat(leader.heard().stream()
                            .filter(ClientRequest.class::isInstance)
                            .distinct())
                    .hasSize(5)
                    .allMatch(request -> request.op().client().equals("session"));
        });
    }

    @Test
    @DisplayName("a redirected client asks the leader at once, and goes there first from then on (§6.2)")
    void hintsAreFollowed() {
        forEachSeed("the second operation needs no redirect", simulation -> {
            Puppet follower = Puppet.in(simulation, "n1", redirectTo(N2));
            leader(simulation, "n2");
            client(simulation, SERVERS);
            simulation.run(Duration.ofMillis(1));
            Duration before = simulation.now();
            assertThat(asked(simulation, PUT)).isEqualTo(DONE);
            assertThat(simulation.now().minus(before)).isLessThan(Duration.ofMillis(20));
            assertThat(asked(simulation, PUT)).isEqualTo(DONE);
            assertThat(follower.heard()).hasSize(1);
        });
    }

    @Test
    @DisplayName("servers that name each other do not make a client run in circles")
    void hintsThatContradict() {
        forEachSeed("a few requests in ten seconds", simulation -> {
            Puppet one = Puppet.in(simulation, "n1", redirectTo(N2));
            Puppet two = Puppet.in(simulation, "n2", redirectTo(N1));
            client(simulation, List.of(N1, N2));
            assertThat(asked(simulation, PUT)).isInstanceOf(Outcome.Failed.class);
            assertThat(one.heard().size() + two.heard().size()).isBetween(100, 10_000 / 120 * 4);
        });
    }

    @Test
    @DisplayName("a leader that died, though the others still name it for an election timeout, delays by little more")
    void hintsToADeadLeader() {
        forEachSeed("there is a reply within 0.6 s", simulation -> {
            simulation.network().links(Link.LAN);
            client(simulation, SERVERS);
            leader(simulation, "n1");
            Duration elected = Duration.ofMillis(400);
            BiFunction<NodeId, KvMessage, KvMessage> old = redirectTo(N1);
            BiFunction<NodeId, KvMessage, KvMessage> now = redirectTo(N2);
            Puppet.in(
                    simulation,
                    "n2",
                    (from, message) ->
                            simulation.now().compareTo(elected) < 0 ? old.apply(from, message) : served(message));
            Puppet.in(
                    simulation,
                    "n3",
                    (from, message) -> (simulation.now().compareTo(elected) < 0 ? old : now).apply(from, message));
            assertThat(asked(simulation, PUT)).isEqualTo(DONE);
            simulation.run(Duration.ofMillis(100).minus(simulation.now()));
            simulation.machine(N1).crash();
            assertThat(asked(simulation, PUT)).isEqualTo(DONE);
            assertThat(simulation.now()).isLessThan(Duration.ofMillis(700));
        });
    }

    @Test
    @DisplayName("a leader that was silent once, and leads all the same, is asked again")
    void aSilentLeaderIsAskedAgain() {
        forEachSeed("there is a reply within a second", simulation -> {
            int[] silent = {1};
            Puppet.in(simulation, "n1", (from, message) -> silent[0]-- > 0 ? null : served(message));
            Puppet.in(simulation, "n2", redirectTo(N1));
            Puppet.in(simulation, "n3", redirectTo(N1));
            client(simulation, SERVERS);
            assertThat(asked(simulation, GET)).isInstanceOf(Outcome.Ok.class);
            assertThat(simulation.now()).isLessThan(Duration.ofSeconds(1));
        });
    }

    @Test
    @DisplayName("when patience ends, only a write that was sent is unknown; a read or an unsent write has failed")
    void whatIsToldWhenPatienceEnds() {
        forEachSeed("definite and indefinite ends are kept apart", simulation -> {
            boolean[] answers = {false};
            Puppet.in(simulation, "n1", (from, message) -> answers[0] ? served(message) : null);
            client(simulation, List.of(N1));
            assertThat(asked(simulation, GET)).isEqualTo(new Outcome.Failed("no leader answered within 10000 ms"));
            assertThat(asked(simulation, PUT)).isInstanceOf(Outcome.Failed.class);
            answers[0] = true;
            assertThat(asked(simulation, PUT)).isEqualTo(DONE);
            answers[0] = false;
            Duration before = simulation.now();
            assertThat(asked(simulation, PUT)).isEqualTo(new Outcome.Unknown("no leader answered within 10000 ms"));
            assertThat(simulation.now().minus(before).toMillis()).isEqualTo(10_000);
            answers[0] = true;
            assertThat(asked(simulation, PUT)).isEqualTo(DONE);
        });
    }

    @Test
    @DisplayName("an expired session leaves its write unknown, and the next write opens another one")
    void anExpiredSession() {
        Simulation simulation = new Simulation(1);
        boolean[] expired = {false};
        Puppet leader = Puppet.in(
                simulation,
                "n1",
                (from, message) -> expired[0] && message instanceof ClientRequest
                        ? new Reply(message.op(), new SessionExpired())
                        : served(message));
        client(simulation, List.of(N1));
        assertThat(asked(simulation, PUT)).isEqualTo(DONE);
        expired[0] = true;
        assertThat(asked(simulation, PUT)).isInstanceOf(Outcome.Unknown.class);
        expired[0] = false;
        assertThat(asked(simulation, PUT)).isEqualTo(DONE);
        assertThat(leader.heard().stream().filter(RegisterClient.class::isInstance))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void aBusyClientRefusesASecondOperation() {
        Simulation simulation = new Simulation(1);
        leader(simulation, "n1");
        client(simulation, List.of(N1));
        simulation.run(Duration.ofMillis(1));
        Invocation first = simulation.invoke(CLIENT, PUT);
        Invocation second = simulation.invoke(CLIENT, GET);
        simulation.run(Duration.ofSeconds(1));
        assertThat(first.outcome()).contains(DONE);
        assertThat(second.outcome()).contains(new Outcome.Failed("this client is busy with another operation"));
    }

    @Test
    void waitsDoubleUpToTheirLongest() {
        SplittableRandom random = new SplittableRandom(1);
        long[] replies = {200, 400, 800, 1_000, 1_000};
        long[] elections = {30, 60, 120, 120, 120};
        for (int before = 0; before < replies.length; before++) {
            assertThat(Patience.DEFAULT.forReply(before, random).toMillis())
                    .isBetween(replies[before], replies[before] * 5 / 4);
            assertThat(Patience.DEFAULT.forElection(before, random).toMillis())
                    .isBetween(elections[before], elections[before] * 5 / 4);
        }
        assertThat(Patience.DEFAULT.forReply(Integer.MAX_VALUE, random)).isPositive();
        assertThatThrownBy(() -> Patience.DEFAULT.upTo(Duration.ZERO)).hasMessageContaining("not a client's patience");
        assertThatThrownBy(() -> new KvClient(null, List.of())).hasMessageContaining("names of some servers");
    }

    private static BiFunction<NodeId, KvMessage, KvMessage> redirectTo(NodeId leader) {
        return (from, message) -> new Redirect(message.op(), Optional.of(leader));
    }

    private static Puppet leader(Simulation simulation, String name) {
        return Puppet.in(simulation, name, (from, message) -> served(message));
    }

    private static KvMessage served(KvMessage request) {
        if (request instanceof RegisterClient) {
            return new Reply(request.op(), new SessionOpened("session"));
        }
        return new Reply(request.op(), request instanceof ClientQuery ? new Found(Optional.empty()) : new Done());
    }

    private static void client(Simulation simulation, List<NodeId> servers) {
        simulation.add(CLIENT, stack -> stack.add(new KvClient(stack.env(KvMessage.class), servers)));
    }

    private static Outcome asked(Simulation simulation, KvOperation operation) {
        simulation.run(Duration.ofNanos(1));
        Invocation asked = simulation.invoke(CLIENT, operation);
        simulation.eventually(Condition.of("there is an outcome", sim -> asked.isDone()), Duration.ofMinutes(1));
        return asked.outcome().orElseThrow();
    }
}
