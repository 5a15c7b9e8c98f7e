package org.jsyslab.common.sim;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;

/**
 * Measures the simulator: nodes that send each other ping and pong for ever, each to random others, with no observer.
 */
public final class SimulationBench {
    private SimulationBench() {}

    /**
     * What was measured.
     *
     * @param nodes how many nodes there were
     * @param delivered how many messages were handled
     * @param cpuSeconds CPU time of the thread that ran the simulation
     */
    public record Result(int nodes, long delivered, double cpuSeconds) {

        /** Messages handled per second of CPU time. */
        public long perCpuSecond() {
            return (long) (delivered / cpuSeconds);
        }

        /** {@code 10000 nodes, 2000000 messages delivered in 1.25 CPU-seconds: 1600000 per CPU-second} */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d nodes, %d messages delivered in %.2f CPU-seconds: %d per CPU-second",
                    nodes,
                    delivered,
                    cpuSeconds,
                    perCpuSecond());
        }
    }

    /**
     * Runs until {@code messages} messages were delivered, after a warm-up of a tenth of that.
     *
     * @param nodes at least two
     * @param messages at least one
     */
    public static Result measure(long seed, int nodes, long messages) {
        if (nodes < 2 || messages < 1) {
            throw new IllegalArgumentException("two nodes and one message are the least that can be measured");
        }
        Simulation simulation = new Simulation(seed);
        NodeId[] names = new NodeId[nodes];
        for (int i = 0; i < nodes; i++) {
            names[i] = NodeId.of("n" + (i + 1));
        }
        for (NodeId name : names) {
            simulation.add(name, stack -> stack.add(new Pinger(stack.env(PingMessage.class), names)));
        }
        deliver(simulation, messages / 10);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long delivered = deliver(simulation, messages);
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        return new Result(nodes, delivered, nanos / 1e9);
    }

    private static long deliver(Simulation simulation, long messages) {
        long before = simulation.delivered();
        simulation.runUntil(sim -> sim.delivered() - before >= messages, Duration.ofDays(365));
        return simulation.delivered() - before;
    }

    /** What the nodes say. */
    sealed interface PingMessage extends Message {
        record Ping(int round) implements PingMessage {}

        record Pong(int round) implements PingMessage {}
    }

    /** A node that pings others, one at a time. */
    private static final class Pinger implements Node<PingMessage> {
        private final Env<PingMessage> env;
        private final NodeId[] names;
        private final RandomGenerator choice;
        private int round;

        Pinger(Env<PingMessage> env, NodeId[] names) {
            this.env = env;
            this.names = names;
            this.choice = env.random("choice");
        }

        @Override
        public Handlers<PingMessage> handlers() {
            return new Handlers<PingMessage>()
                    .start(this::ping)
                    .message(PingMessage.Ping.class, (from, ping) -> env.send(from, new PingMessage.Pong(ping.round())))
                    .message(PingMessage.Pong.class, (from, pong) -> ping())
                    .covering(PingMessage.class);
        }

        private void ping() {
            NodeId other = names[choice.nextInt(names.length)];
            while (other.equals(env.self())) {
                other = names[choice.nextInt(names.length)];
            }
            round++;
            env.send(other, new PingMessage.Ping(round));
        }
    }
}
