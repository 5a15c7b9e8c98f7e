package org.jsyslab.common.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.trace.RunHeader.Participant;

/**
 * A made-up run to draw: three servers of which one leads, two clients, a network that loses messages, a crash, a
 * pause, a partition with a second leader on its other side, and a check that sees both. It has every mark that a
 * diagram can show.
 */
public final class LossyRun {
    private static final List<String> SERVERS = List.of("n1", "n2", "n3");

    private record Due(long at, long order, Runnable what) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    private final Random random;
    private final PriorityQueue<Due> agenda = new PriorityQueue<>();
    private final List<TraceEvent> events = new ArrayList<>();
    private final Map<String, Integer> lives = new TreeMap<>();
    private final Map<String, Boolean> down = new TreeMap<>();
    private final double loss;
    private long now;
    private long order;
    private int messages;
    private int puts;
    private String leader = "n1";
    private String isolated = "";
    private int term = 1;
    private double inFlight = 0.016;

    /** The run with every mark. */
    public static Trace story(long seed) {
        LossyRun run = new LossyRun(seed, 0.12);
        run.begin();
        run.after(30_000, () -> run.call("c1"));
        run.after(38_000, () -> run.call("c2"));
        run.after(70_000, () -> run.crash("n3"));
        run.after(84_000, () -> run.call("c1"));
        run.after(112_000, () -> run.restart("n3"));
        run.after(130_000, () -> run.pause("n2"));
        run.after(134_000, () -> run.call("c2"));
        run.after(152_000, () -> run.resume("n2"));
        run.after(170_000, () -> run.isolate("n1"));
        run.after(182_000, () -> run.call("c1"));
        run.after(200_000, () -> run.elect("n2"));
        run.after(238_000, run::heal);
        run.after(252_000, () -> run.call("c2"));
        run.play(290_000);
        return run.trace("Two leaders in a lossy network");
    }

    /** A long run of this many messages and nothing else, each of which is received or lost. */
    public static Trace ofMessages(int count) {
        LossyRun run = new LossyRun(7, 0.05);
        run.inFlight = 0;
        for (int i = 0; i < count; i++) {
            String from = SERVERS.get(run.random.nextInt(3));
            String to = SERVERS.get((SERVERS.indexOf(from) + 1 + run.random.nextInt(2)) % 3);
            run.lives.put(from, 1);
            run.lives.put(to, 1);
            int message = i;
            run.after(i * 700L, () -> run.send(from, to, "Note", object("number", message)));
        }
        run.play(Long.MAX_VALUE);
        return run.trace(count + " messages");
    }

    private LossyRun(long seed, double loss) {
        random = new Random(seed);
        this.loss = loss;
    }

    private Trace trace(String title) {
        List<Participant> nodes = new ArrayList<>();
        List.of("c1", "c2").forEach(name -> nodes.add(new Participant(NodeId.of(name), "client")));
        SERVERS.forEach(name -> nodes.add(new Participant(NodeId.of(name), "server")));
        String repro = "java -jar lab03-raft-kv/target/lab03.jar simulate --seed 42";
        return new Trace(new RunHeader("raft", RunHeader.Mode.SIM, 42L, title, repro, nodes, new TreeMap<>()), events);
    }

    private void begin() {
        for (String node : List.of("c1", "c2", "n1", "n2", "n3")) {
            lives.put(node, 1);
            happens(Kind.LIFE, node, null, null, null, "start", null);
        }
        SERVERS.forEach(node -> state(node, "follower"));
        after(4_000, () -> {
            happens(Kind.TIMER_FIRE, "n1", null, null, "ElectionTimeout", null, null);
            elect("n1");
        });
        beat();
    }

    private void beat() {
        after(20_000, () -> {
            if (!down.getOrDefault(leader, false)) {
                SERVERS.stream()
                        .filter(node -> !node.equals(leader))
                        .forEach(node -> send(leader, node, "Heartbeat", null));
            }
            beat();
        });
    }

    private void elect(String candidate) {
        term++;
        state(candidate, "candidate");
        for (String other : SERVERS) {
            if (!other.equals(candidate)) {
                send(candidate, other, "RequestVote", object("term", term));
            }
        }
        after(14_000, () -> {
            state(candidate, "leader");
            happens(Kind.NOTE, candidate, null, null, null, "becomes leader of term " + term, null);
            if (!isolated.isEmpty()) {
                happens(
                        Kind.CHECK,
                        "network",
                        null,
                        null,
                        null,
                        "at most one leader: n1 in term 2 and n2 in term 3",
                        null);
            }
            leader = candidate;
        });
    }

    private void call(String client) {
        int value = ++puts;
        ObjectNode put = object("type", "Put");
        put.put("key", "x").put("value", value);
        happens(Kind.OP_CALL, client, null, null, null, null, put);
        String target = leader;
        send(client, target, "Put", object("value", value));
        boolean isCut = target.equals(isolated);
        after(
                26_000,
                () -> happens(
                        isCut ? Kind.OP_INFO : Kind.OP_OK,
                        client,
                        null,
                        null,
                        null,
                        isCut ? "timed out" : null,
                        isCut ? null : object("result", value)));
    }

    private void received(String from, String node, String type, JsonNode details) {
        switch (type) {
            case "RequestVote" -> {
                happens(Kind.STATE, node, null, null, null, null, object("term", term));
                send(node, from, "VoteReply", object("granted", true));
            }
            case "Put" ->
                SERVERS.stream()
                        .filter(other -> !other.equals(node))
                        .forEach(other -> send(node, other, "AppendEntries", details));
            case "AppendEntries" -> {
                happens(Kind.LOG, node, null, null, null, "append", null);
                happens(Kind.DISK, node, null, null, null, "force of 1 step", null);
                send(node, from, "AppendReply", object("success", true));
            }
            case "AppendReply" -> {
                if (random.nextBoolean()) {
                    send(node, random.nextBoolean() ? "c1" : "c2", "PutReply", null);
                }
            }
            case "Heartbeat" -> happens(Kind.TIMER_SET, node, null, null, "ElectionTimeout", null, null);
            default -> {}
        }
    }

    private void send(String from, String to, String type, JsonNode details) {
        String id = from + "." + lives.get(from) + "-" + ++messages;
        happens(Kind.SEND, from, to, id, type, null, details);
        long delay = 2_000L + random.nextInt(9_000);
        boolean isCut = from.equals(isolated) != to.equals(isolated) && !from.startsWith("c") && !to.startsWith("c");
        if (isCut || random.nextDouble() < loss) {
            after(delay / 2, () -> happens(Kind.DROP, from, to, id, type, isCut ? "partition" : "loss", details));
            return;
        }
        if (random.nextDouble() < inFlight) {
            return; // still under way when the run ends
        }
        after(delay, () -> {
            if (down.getOrDefault(to, false)) {
                happens(Kind.DROP, to, from, id, type, "crashed", details);
            } else {
                happens(Kind.RECEIVE, to, from, id, type, null, details);
                received(from, to, type, details);
            }
        });
    }

    private void crash(String node) {
        happens(Kind.LIFE, node, null, null, null, "crash", null);
        down.put(node, true);
    }

    private void restart(String node) {
        down.put(node, false);
        lives.merge(node, 1, Integer::sum);
        happens(Kind.LIFE, node, null, null, null, "restart", null);
        state(node, "follower");
    }

    private void pause(String node) {
        happens(Kind.LIFE, node, null, null, null, "pause", null);
    }

    private void resume(String node) {
        happens(Kind.LIFE, node, null, null, null, "resume", null);
    }

    private void isolate(String node) {
        isolated = node;
        happens(Kind.FAULT, "network", null, null, null, "partition [[" + node + "], [n2, n3]]", null);
    }

    private void heal() {
        isolated = "";
        happens(Kind.FAULT, "network", null, null, null, "heal", null);
        state("n1", "follower");
    }

    private void state(String node, String role) {
        ObjectNode state = object("role", role);
        state.put("term", term);
        happens(Kind.STATE, node, null, null, null, null, state);
    }

    private void after(long delay, Runnable what) {
        agenda.add(new Due(now + delay, order++, what));
    }

    private void play(long until) {
        while (!agenda.isEmpty() && agenda.peek().at() <= until) {
            Due due = agenda.remove();
            now = due.at();
            due.what().run();
        }
        now = until;
    }

    private static ObjectNode object(String key, Object value) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        return object.set(key, JsonNodeFactory.instance.pojoNode(value));
    }

    private void happens(Kind kind, String node, String peer, String id, String type, String text, JsonNode details) {
        long n = events.size() + 1L;
        boolean isAccident = kind == Kind.DROP;
        events.add(new TraceEvent(
                n,
                now,
                NodeId.of(node),
                lives.getOrDefault(node, 0),
                n,
                kind,
                id,
                peer == null ? null : NodeId.of(peer),
                type,
                null,
                isAccident ? null : text,
                isAccident ? text : null,
                List.of(),
                details));
    }
}
