package org.jsyslab.raft.kv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.sim.Condition;
import org.jsyslab.common.sim.Seeds;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.kv.KvMessage.ClientQuery;
import org.jsyslab.raft.kv.KvMessage.Redirect;
import org.jsyslab.raft.kv.KvMessage.RegisterClient;
import org.jsyslab.raft.kv.KvMessage.Reply;
import org.jsyslab.raft.kv.KvResult.Found;
import org.jsyslab.raft.kv.KvResult.SessionOpened;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KvServerTest {
    private static final NodeId LEADER = KvScene.SERVERS.get(0);
    private static final NodeId FOLLOWER = KvScene.SERVERS.get(1);
    private static final OpId OP = new OpId("c", 1);

    private final Simulation simulation = Seeds.single(1);
    private final KvScene scene = new KvScene(simulation, KvServer::new);
    private final Puppet one = Puppet.in(simulation, "one");
    private final Puppet two = Puppet.in(simulation, "two");

    @Test
    @DisplayName(
            "a request that is sent again while its entry is in the log is not proposed again; who asked last is told")
    void oneEntryIsEnough() {
        scene.raft.commits(false);
        one.tell(LEADER, new RegisterClient(OP));
        one.tell(LEADER, new RegisterClient(OP));
        two.tell(LEADER, new RegisterClient(OP));
        assertThat(scene.raft.length()).isEqualTo(1);
        assertThat(scene.server(1).waiting()).isEqualTo(1);

        scene.raft.commits(true);
        simulation.run(Duration.ofSeconds(1));
        assertThat(two.heard()).containsExactly(new Reply(OP, new SessionOpened("c.1")));
        assertThat(one.heard()).isEmpty();
        assertThat(scene.server(1).waiting()).isZero();
    }

    @Test
    void aFollowerNamesTheLeader() {
        one.tell(FOLLOWER, new RegisterClient(OP));
        one.tell(FOLLOWER, new ClientQuery(OP, new KvRead.Get(Bytes.EMPTY)));
        Redirect redirect = new Redirect(OP, Optional.of(LEADER));
        assertThat(one.heard()).containsExactly(redirect, redirect);
        assertThat(scene.raft.length()).isZero();
    }

    @Test
    @DisplayName("at most 10,000 wait; whoever comes later is sent away, and the others are answered")
    void theWaitingRoomIsBounded() {
        scene.raft.commits(false);
        for (int i = 1; i <= Waiting.MOST; i++) {
            one.say(LEADER, new RegisterClient(new OpId("c", i)));
        }
        simulation.run(Duration.ofMillis(50));
        assertThat(scene.server(1).waiting()).isEqualTo(Waiting.MOST);
        two.tell(LEADER, new RegisterClient(new OpId("d", 1)));
        two.tell(LEADER, new ClientQuery(OP, new KvRead.Get(Bytes.EMPTY)));
        assertThat(two.heard())
                .containsExactly(
                        new Redirect(new OpId("d", 1), Optional.of(LEADER)), new Redirect(OP, Optional.of(LEADER)));

        scene.raft.commits(true);
        simulation.eventually(
                Condition.of("all are answered", sim -> one.heard().size() == Waiting.MOST), Duration.ofMinutes(10));
        assertThat(one.heard()).allMatch(Reply.class::isInstance);
        assertThat(scene.server(1).waiting()).isZero();
    }

    @Test
    @DisplayName("one leader answers a read of nothing; a message that only clients understand is ignored")
    void strayMessagesAreIgnored() {
        one.tell(LEADER, new Reply(OP, new SessionOpened("x")));
        one.tell(LEADER, new Redirect(OP, Optional.empty()));
        one.tell(LEADER, new ClientQuery(OP, new KvRead.Get(Bytes.EMPTY)));
        simulation.run(Duration.ofSeconds(1));
        assertThat(one.heard()).containsExactly(new Reply(OP, new Found(Optional.empty())));
    }
}
