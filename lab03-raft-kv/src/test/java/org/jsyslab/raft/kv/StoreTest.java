package org.jsyslab.raft.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jsyslab.common.check.linear.Linearizability;
import org.jsyslab.common.check.model.KeyValue;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.history.Judgement;
import org.jsyslab.common.history.Recorded;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.sim.Condition;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Invocation;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.kv.KvCommand.Execute;
import org.jsyslab.raft.kv.KvCommand.OpenSession;
import org.jsyslab.raft.kv.KvRead.Get;
import org.jsyslab.raft.kv.KvResult.Counted;
import org.jsyslab.raft.kv.KvResult.Found;
import org.jsyslab.raft.kv.KvResult.SessionExpired;
import org.jsyslab.raft.kv.KvResult.SessionOpened;
import org.jsyslab.raft.kv.KvWrite.Increment;
import org.jsyslab.raft.kv.KvWrite.Put;
import org.jsyslab.raft.scenario.KvAsKeyValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The store on a stand-in for Raft, whose leaders are replaced and whose entries are overwritten. */
@Part("E Sessions and linearizable reads")
class StoreTest {
    private static final Patience SLOW =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(30), Duration.ofSeconds(30));
    private static final Patience ENDLESS = Patience.DEFAULT.upTo(Duration.ofMinutes(10));
    private static final Delay LATE = Link.LAN.delay().orSometimes(0.1, Delay.exponential(Duration.ofMillis(60)));
    private static final int INCREMENTS = 12;

    /** The sessions under test; a mutant overrides them. */
    Sessions sessions(Env<KvMessage> env, int capacity) {
        return new Sessions(capacity);
    }

    /** The state machine under test; a mutant overrides it. */
    KvStore store(Sessions sessions) {
        return new KvStore(sessions);
    }

    /** The server under test; a mutant overrides it. */
    KvServer server(Env<KvMessage> env, KvStore store) {
        return new KvServer(env, store);
    }

    /** The client under test; a mutant overrides it. */
    KvClient client(Env<KvMessage> env, List<NodeId> servers, Patience patience) {
        return new KvClient(env, servers, patience);
    }

    @Test
    @Points(2)
    @DisplayName("each write takes effect exactly once, though it comes into the log twice (dissertation §6.3, R21)")
    void exactlyOnce() {
        AtomicLong acknowledged = new AtomicLong();
        forEachSeed("an increment that was acknowledged was executed once, and none twice", simulation -> {
            simulation.network().links(Link.LAN.losing(0.1).duplicating(0.2).delaying(LATE));
            KvScene scene = scene(simulation, 100);
            incrementers(scene, 3, ENDLESS);
            scene.trouble(Duration.ofMillis(800)).finish();
            for (int client = 1; client <= 3; client++) {
                assertThat(ended(scene, client, Outcome.Ok.class)).isEqualTo(INCREMENTS);
                assertThat(counted(scene, client))
                        .as("increments executed for a client")
                        .isEqualTo(INCREMENTS);
                acknowledged.addAndGet(INCREMENTS);
            }
        });
        assertThat(acknowledged).hasPositiveValue();
    }

    @Test
    @Points(2)
    @DisplayName("clients see one store, whatever is lost, doubled, replaced or crashes (linearizability, paper §8)")
    void linearizable() {
        AtomicLong unknown = new AtomicLong();
        forEachSeed("the store is linearizable", simulation -> {
            simulation.network().links(Link.LAN.losing(0.1).duplicating(0.1));
            KvScene scene = scene(simulation, 100);
            for (int i = 1; i <= 3; i++) {
                Patience brief = Patience.DEFAULT.upTo(Duration.ofMillis(600));
                scene.client(
                        KvOperations.random(simulation.random("operations of c" + i), 20),
                        env -> client(env, KvScene.SERVERS, brief));
            }
            scene.trouble(Duration.ofSeconds(1)).finish();
            unknown.addAndGet(scene.history().stream()
                    .filter(call -> call.outcome() instanceof Outcome.Unknown)
                    .count());
            Judgement.inTest(
                            "StoreTest-seed" + simulation.seed(),
                            new KvAsKeyValue().history(scene.history()),
                            Linearizability.of(new KeyValue())::check)
                    .requireValid();
        });
        assertThat(unknown).as("operations with an unknown outcome").hasPositiveValue();
    }

    @Test
    @Points(2)
    @DisplayName("a client whose entry is overwritten is not told that it was done (dissertation §6.2, R23)")
    void anOverwrittenEntryIsNotDone() {
        forEachSeed("who is told that a write was done can read it", simulation -> {
            KvScene scene = scene(simulation, 100)
                    .client("c1", env -> client(env, KvScene.SERVERS, SLOW))
                    .client("c2", env -> client(env, KvScene.SERVERS, ENDLESS));
            scene.asked("c1", new Put(key("c1"), Bytes.utf8("0")));
            scene.asked("c2", new Put(key("c2"), Bytes.utf8("0")));
            scene.raft.commits(false);
            Invocation overwritten = scene.ask("c1", new Increment(key("c1"), 1));
            simulation.eventually(
                    Condition.of("the entry is in the log", sim -> scene.raft.length() == 5), Duration.ofSeconds(1));
            scene.raft.blind(KvScene.SERVERS.get(0));
            scene.raft.elect(KvScene.SERVERS.get(1), 0);
            scene.raft.commits(true);
            scene.asked("c2", new Increment(key("c2"), 1));
            scene.raft.blind(null);
            simulation.eventually(
                    Condition.of("the client is answered", sim -> overwritten.isDone()), Duration.ofSeconds(3));
            assertThat(overwritten.outcome()).contains(new Outcome.Ok(new Counted(1)));
            assertThat(scene.asked("c2", new Get(key("c1"))).outcome())
                    .as("what was told to be done can be read")
                    .contains(new Outcome.Ok(new Found(Optional.of(Bytes.utf8("1")))));
        });
    }

    @Test
    @Points(1)
    @DisplayName("when a leader is replaced, all who wait for it are told at once (R32)")
    void whoeverWaitsIsToldOfTheLoss() {
        forEachSeed("nobody waits for a leader that was replaced", simulation -> {
            KvScene scene = scene(simulation, 100)
                    .client("c1", env -> client(env, KvScene.SERVERS, SLOW))
                    .client("c2", env -> client(env, KvScene.SERVERS, SLOW));
            scene.asked("c1", new Put(key("c1"), Bytes.utf8("0")));
            scene.raft.commits(false);
            Invocation write = scene.ask("c1", new Increment(key("c1"), 1));
            Invocation session = scene.ask("c2", new Increment(key("c2"), 1));
            simulation.eventually(
                    Condition.of("both are in the log", sim -> scene.raft.length() == 4), Duration.ofSeconds(1));
            scene.raft.elect(KvScene.SERVERS.get(1), 0);
            scene.raft.commits(true);
            simulation.eventually(
                    Condition.of("both are answered", sim -> write.isDone() && session.isDone()),
                    Duration.ofSeconds(3));
        });
    }

    @Test
    @Points(2)
    @DisplayName("a leader that was replaced and does not know answers no read (dissertation §6.4, R20)")
    void aReplacedLeaderAnswersNoRead() {
        forEachSeed("no read is answered by a leader that was replaced", simulation -> {
            KvScene scene = scene(simulation, 100)
                    .client("c1", env -> client(env, KvScene.SERVERS, ENDLESS))
                    .client("c2", env -> client(env, List.of(KvScene.SERVERS.get(1)), ENDLESS));
            scene.asked("c1", new Put(key("x"), Bytes.utf8("old")));
            scene.raft.blind(KvScene.SERVERS.get(0));
            scene.raft.elect(KvScene.SERVERS.get(1), 0);
            scene.asked("c2", new Put(key("x"), Bytes.utf8("new")));
            assertThat(scene.asked("c1", new Get(key("x"))).outcome())
                    .contains(new Outcome.Ok(new Found(Optional.of(Bytes.utf8("new")))));
        });
    }

    @Test
    @Points(1)
    @DisplayName("a write of a forgotten session is never executed, and its client not told that it failed (§6.3)")
    void forgottenSessions() {
        AtomicLong unknown = new AtomicLong();
        forEachSeed("no increment is executed twice, with fewer sessions than clients", simulation -> {
            simulation.network().links(Link.LAN.losing(0.2).duplicating(0.5));
            KvScene scene = scene(simulation, 2);
            incrementers(scene, 4, ENDLESS);
            scene.trouble(Duration.ofMillis(800)).finish();
            for (int client = 1; client <= 4; client++) {
                long told = ended(scene, client, Outcome.Ok.class);
                long perhaps = ended(scene, client, Outcome.Unknown.class);
                assertThat(told + perhaps).isEqualTo(INCREMENTS);
                assertThat(counted(scene, client))
                        .as("increments executed for a client")
                        .isBetween(told, told + perhaps);
                unknown.addAndGet(perhaps);
            }
        });
        assertThat(unknown).as("increments whose session was forgotten").hasPositiveValue();
    }

    @Test
    @Points(1)
    @DisplayName("sessions are part of the snapshot: after it, too, a repeated write is not executed (§6.3)")
    void sessionsAreInTheSnapshot() {
        KvStore first = store(sessions(null, 2));
        String session = ((SessionOpened) applied(first, 7, new OpenSession(new OpId("c", 1)))).name();
        Execute once = new Execute(new OpId(session, 5), new Increment(key("x"), 3));
        assertThat(applied(first, 8, once)).isEqualTo(new Counted(3));

        KvStore second = store(sessions(null, 2));
        second.restore(first.snapshot());
        assertThat(second.snapshot()).as("the snapshot of a restored state").isEqualTo(first.snapshot());
        assertThat(applied(second, 9, once)).as("the result remembered").isEqualTo(new Counted(3));
        assertThat(second.get(key("x"))).contains(Bytes.utf8("3"));
        assertThat(applied(second, 10, new OpenSession(new OpId("d", 1)))).isInstanceOf(SessionOpened.class);
        assertThat(applied(second, 11, new OpenSession(new OpId("e", 1)))).isInstanceOf(SessionOpened.class);
        assertThat(applied(second, 12, once)).isEqualTo(new SessionExpired());
    }

    @Test
    @Points(1)
    @DisplayName("which session is forgotten follows from the log alone: all servers have the same state (§6.3)")
    void allServersForgetAlike() {
        forEachSeed("servers that have applied the same log are the same, byte for byte", simulation -> {
            KvScene scene = scene(simulation, 3);
            incrementers(scene, 6, ENDLESS);
            scene.trouble(Duration.ofMillis(500)).finish();
            Bytes state = scene.server(1).snapshot();
            assertThat(scene.server(1).sessions()).as("sessions").isEqualTo(3);
            assertThat(scene.server(2).snapshot()).as("state of n2").isEqualTo(state);
            assertThat(scene.server(3).snapshot()).as("state of n3").isEqualTo(state);
        });
    }

    private KvScene scene(Simulation simulation, int sessions) {
        return new KvScene(simulation, env -> server(env, store(sessions(env, sessions))));
    }

    private void incrementers(KvScene scene, int count, Patience patience) {
        IntStream.rangeClosed(1, count)
                .forEach(i -> scene.client(
                        Collections.nCopies(INCREMENTS, new Increment(key("c" + i), 1)),
                        env -> client(env, KvScene.SERVERS, patience)));
    }

    private static KvResult applied(KvStore store, long index, KvCommand command) {
        return store.apply(index, command).orElseThrow();
    }

    private static long counted(KvScene scene, int client) {
        Optional<Bytes> number = scene.server(1).applied(key("c" + client));
        return number.map(digits -> Decimal.number(digits).orElseThrow()).orElse(0L);
    }

    private static long ended(KvScene scene, int client, Class<? extends Outcome> how) {
        return scene.history().stream()
                .filter(call -> call.client().equals(NodeId.of("c" + client)))
                .map(Recorded::outcome)
                .filter(how::isInstance)
                .count();
    }

    private static Bytes key(String text) {
        return Bytes.utf8(text);
    }
}
