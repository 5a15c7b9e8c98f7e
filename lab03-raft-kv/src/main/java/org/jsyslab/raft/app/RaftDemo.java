package org.jsyslab.raft.app;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jsyslab.common.cli.Demo;
import org.jsyslab.common.cli.LabClient;
import org.jsyslab.common.cli.LabCluster;
import org.jsyslab.common.cli.RecordingClients;
import org.jsyslab.common.cli.Stage;
import org.jsyslab.common.cli.Story;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.raft.admin.AdminOperation.AddServer;
import org.jsyslab.raft.admin.AdminOperation.RemoveServer;
import org.jsyslab.raft.kv.KvOperation;
import org.jsyslab.raft.kv.KvRead.Get;
import org.jsyslab.raft.kv.KvWrite.Put;

/**
 * The story of lab 3: five processes and writers; the leader is killed, cut off together with a client, all are killed
 * at once, and the cluster changes its members. In the end the history that the clients recorded is judged.
 */
final class RaftDemo implements Demo {
    private static final List<String> SERVERS = List.of("n1", "n2", "n3", "n4", "n5");
    private static final String SPARE = "n6";
    private static final int WRITERS = 5;
    private static final int KILLS = 3;
    private static final Duration END = Duration.ofSeconds(15);

    @Override
    public void tell(Story story, Stage stage) throws Exception {
        story.step("Five servers, and a sixth that waits to be added");
        stage.record();
        LabCluster cluster = stage.cluster(SERVERS.size() + 1, "--spare=" + SPARE);
        RandomOperations operations = new RandomOperations("", 1);
        RecordingClients clients = cluster.client().recording();
        Writers writers = new Writers(clients, WRITERS, operations).begin();
        story.say(WRITERS + " clients write and read, one thing after the other, and record what they are told.");
        story.checkEventually("100 writes are acknowledged", () -> writers.acknowledged() >= 100);
        killTheLeader(story, cluster, writers);
        cutTheLeaderOff(story, cluster, writers, clients);
        killAll(story, cluster, writers);
        changeMembers(story, cluster, writers);
        judge(story, cluster, writers, operations);
    }

    private static void killTheLeader(Story story, LabCluster cluster, Writers writers) {
        story.step("The leader crashes: kill -9, " + KILLS + " times");
        for (int kill = 0; kill < KILLS; kill++) {
            String old = leader(story, cluster);
            cluster.processes().kill(old);
            long millis = untilNextWrite(story, writers).toMillis();
            String next = leader(story, cluster);
            story.show(old + " killed; the next write is acknowledged after " + millis + " ms, led by " + next);
            story.check("another one took over", !next.equals(old));
            cluster.processes().restart(old);
        }
        story.say("Followers hear nothing for 200 to 400 ms; then one of them stands for election.");
        story.show("drawn: " + cluster.draw("failover"));
    }

    private static void cutTheLeaderOff(Story story, LabCluster cluster, Writers writers, RecordingClients clients) {
        String old = leader(story, cluster);
        story.step("The leader " + old + " is cut off, together with a client");
        Set<String> others = new TreeSet<>(SERVERS);
        others.add(SPARE);
        others.remove(old);
        LabClient stranded = cluster.anotherClient();
        RecordingClients recorded = clients.besides(stranded);
        story.check(
                "the client can write",
                isDone(ask(recorded, 0, ownValue("before")).join()));
        others.forEach(server -> stranded.link(server, link -> link.withCut(true, true)));
        cluster.network().partition(List.of(Set.of(old), others));
        CompletableFuture<Outcome> write = ask(recorded, 0, ownValue("after"));
        CompletableFuture<Outcome> read = ask(recorded, 1, new Get(Bytes.utf8("0a")));
        story.show("the others go on after " + untilNextWrite(story, writers).toMillis() + " ms");
        story.show("the stranded client's write: " + write.join());
        story.show("the stranded client's read:  " + read.join());
        story.check(
                "it was not told that its write was done, nor what may be old",
                !(write.join() instanceof Outcome.Ok) && !(read.join() instanceof Outcome.Ok));
        cluster.network().heal();
        story.checkEventually(
                "healed, " + old + " follows whom the others follow",
                () -> Leadership.of(cluster).stream()
                        .anyMatch(node -> node.node().equals(old)
                                && node.role().equals("FOLLOWER")
                                && Leadership.leader(cluster)
                                        .filter(node.leader()::equals)
                                        .isPresent()));
    }

    private static Put ownValue(String value) {
        return new Put(Bytes.utf8("0a"), Bytes.utf8(value));
    }

    private static CompletableFuture<Outcome> ask(RecordingClients clients, int client, KvOperation operation) {
        return clients.invoke(client, operation).toCompletableFuture();
    }

    private static void killAll(Story story, LabCluster cluster, Writers writers) {
        story.step("All five are killed at once, and started again");
        SERVERS.forEach(cluster.processes()::kill);
        cluster.processes().restart(SERVERS);
        story.show("all serve again; the next write is acknowledged after "
                + untilNextWrite(story, writers).toMillis() + " ms");
        story.check("there is a leader", Leadership.leader(cluster).isPresent());
    }

    private static void changeMembers(Story story, LabCluster cluster, Writers writers) {
        story.step("A server joins, another leaves, and the writers go on");
        String leaving = leader(story, cluster);
        story.check("n6 is added, once it has caught up", isDone(cluster.invoke(new AddServer(NodeId.of(SPARE)))));
        story.check(
                leaving + ", which leads, is removed", isDone(cluster.invoke(new RemoveServer(NodeId.of(leaving)))));
        story.show(Survey.of(cluster.anotherClient()).table());
        story.show("the next write is acknowledged after "
                + untilNextWrite(story, writers).toMillis() + " ms");
    }

    private static void judge(Story story, LabCluster cluster, Writers writers, RandomOperations operations)
            throws InterruptedException {
        story.step("What the clients were told");
        story.check("all clients came to an end, and read what there is", writers.stop(END));
        Verification verification = Verification.of(
                writers.history(),
                operations.ledger(),
                cluster.processes().run().path().resolve("history.jsonl"));
        story.show(Tallied.of(writers.history()).toString());
        story.show(verification.judgement().toString());
        story.check(
                "their history is linearizable",
                verification.judgement().verdict().valid());
        story.checkEquals(
                "each of the " + verification.acknowledged() + " acknowledged entries of the ledger is there, once",
                0L,
                verification.missing());
        story.say("A write is acknowledged when a majority has it on disk, and who lacks it wins no election. Open"
                + " Election.java and Leader.java.");
    }

    /** From now until the next write that begins now is acknowledged. */
    private static Duration untilNextWrite(Story story, Writers writers) {
        Duration now = writers.now();
        story.await(
                "the next write is acknowledged",
                () -> writers.firstWriteAfter(now).isPresent());
        return writers.firstWriteAfter(now).orElseThrow();
    }

    private static String leader(Story story, LabCluster cluster) {
        AtomicReference<String> leader = new AtomicReference<>();
        story.await("there is a leader", () -> {
            Leadership.leader(cluster).ifPresent(leader::set);
            return leader.get() != null;
        });
        return leader.get();
    }

    private static boolean isDone(Outcome outcome) {
        return outcome instanceof Outcome.Ok;
    }
}
