package org.jsyslab.common.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.trace.RunHeader.Participant;
import org.jsyslab.common.trace.TraceEvent.Lane;

/** A made-up run in which nodes send, receive, lose, crash and restart, with its true order. */
public final class RandomRun {
    private record Flying(String id, NodeId from, NodeId to) {}

    private final Random random;
    private final int[] lives;
    private final List<Flying> flying = new ArrayList<>();
    private final List<TraceEvent> events = new ArrayList<>();
    private long micros;
    private int messages;

    /** The events in the order in which they truly happened. */
    public static List<TraceEvent> of(long seed, int nodes, int length) {
        RandomRun run = new RandomRun(seed, nodes);
        while (run.events.size() < length) {
            run.step();
        }
        return run.events;
    }

    /** The run as the files of its processes, a file for each life, whose clocks are off by what one likes. */
    static List<Trace> files(List<TraceEvent> run, Random offsets) {
        Map<Lane, List<TraceEvent>> lanes = new TreeMap<>();
        run.forEach(event ->
                lanes.computeIfAbsent(event.lane(), lane -> new ArrayList<>()).add(event));
        List<Trace> files = new ArrayList<>();
        lanes.forEach((lane, events) -> {
            long offset = offsets.nextInt(2_000_000) - 1_000_000L;
            files.add(new Trace(
                    header(),
                    events.stream()
                            .map(event -> event.placed(0, event.micros() + offset))
                            .toList()));
        });
        return files;
    }

    public static RunHeader header(String... nodes) {
        List<Participant> participants = new ArrayList<>();
        for (String node : nodes) {
            participants.add(new Participant(NodeId.of(node), "server"));
        }
        return new RunHeader("test", RunHeader.Mode.REAL, null, "a run", null, participants, new TreeMap<>());
    }

    private RandomRun(long seed, int nodes) {
        random = new Random(seed);
        lives = new int[nodes];
        Arrays.fill(lives, 1);
    }

    private void step() {
        micros += 1 + random.nextInt(1000);
        int node = random.nextInt(lives.length);
        switch (random.nextInt(20)) {
            case 0 -> {
                happens(Kind.LIFE, node, null, null, "crash");
                lives[node]++;
                happens(Kind.LIFE, node, null, null, "restart");
            }
            case 1, 2 -> happens(Kind.TIMER_FIRE, node, null, null, null);
            case 3 -> lose();
            case 4, 5, 6, 7, 8, 9, 10 -> send(node, random.nextInt(lives.length));
            default -> receive();
        }
    }

    private void send(int from, int to) {
        Flying message = new Flying("m" + ++messages, id(from), id(to));
        flying.add(message);
        happens(Kind.SEND, from, message.to(), message.id(), null);
    }

    private void lose() {
        if (!flying.isEmpty()) {
            Flying message = flying.remove(random.nextInt(flying.size()));
            happens(Kind.DROP, indexOf(message.from()), message.to(), message.id(), "loss");
        }
    }

    private void receive() {
        if (!flying.isEmpty()) {
            Flying message = flying.get(random.nextInt(flying.size()));
            if (random.nextInt(10) > 0) {
                flying.remove(message); // otherwise it is duplicated
            }
            happens(Kind.RECEIVE, indexOf(message.to()), message.from(), message.id(), null);
        }
    }

    private static NodeId id(int node) {
        return NodeId.of("n" + (node + 1));
    }

    private static int indexOf(NodeId node) {
        return Integer.parseInt(node.name().substring(1)) - 1;
    }

    private void happens(Kind kind, int node, NodeId peer, String message, String text) {
        long n = events.size() + 1L;
        events.add(new TraceEvent(
                n, micros, id(node), lives[node], n, kind, message, peer, null, null, text, null, List.of(), null));
    }
}
