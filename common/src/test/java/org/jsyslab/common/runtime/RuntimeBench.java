package org.jsyslab.common.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.jsyslab.common.disk.Identity;
import org.jsyslab.common.disk.StepLog;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.runtime.link.Form;

/**
 * Echo round trips per second over the real runtime: a server process and a client process in one JVM, over loopback.
 * Arguments: {@code binary|json}, {@code memory|disk}, seconds for each figure.
 */
final class RuntimeBench {
    private RuntimeBench() {}

    public static void main(String[] arguments) throws Exception {
        Form form = Form.valueOf((arguments.length > 0 ? arguments[0] : "binary").toUpperCase(java.util.Locale.ROOT));
        boolean durable = arguments.length > 1 && arguments[1].equals("disk");
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        Builder builder = Echo.serverProcess("n1");
        if (durable) {
            Path directory = Files.createTempDirectory(Path.of("."), "bench");
            directory.toFile().deleteOnExit();
            builder.disk(StepLog.open(directory, new Identity("bench", "n1"), Echo.SCHEMA));
        }
        try (NodeProcess server = builder.start();
                NodeProcess clients =
                        NodeProcess.of(NodeId.of("c1"), Echo.SCHEMA).wire(form).start()) {
            NodeId n1 = NodeId.of("n1@" + Echo.addressOf(server));
            for (int i = 1; i <= 64; i++) {
                clients.host(NodeId.of("c1/" + i), Echo.client());
            }
            run(clients, n1, 16, seconds);
            for (int count : new int[] {1, 16, 64}) {
                System.out.println(run(clients, n1, count, seconds));
            }
            System.out.println("forces " + server.state().get("forces") + ", steps "
                    + server.state().get("steps"));
        }
    }

    private static String run(NodeProcess clients, NodeId server, int count, int seconds) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Closed[] loops = new Closed[count];
        CountDownLatch done = new CountDownLatch(count);
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            loops[i] = new Closed(clients, NodeId.of("c1/" + (i + 1)), server, end, done);
            loops[i].next();
        }
        done.await();
        double elapsed = (System.nanoTime() - begin) / 1e9;
        long[] all = Arrays.stream(loops)
                .flatMapToLong(loop -> Arrays.stream(loop.latencies, 0, loop.ended))
                .sorted()
                .toArray();
        return String.format(
                java.util.Locale.ROOT,
                "%d clients: %.0f round trips/s, p50 %d us, p99 %d us",
                count,
                all.length / elapsed,
                all[all.length / 2] / 1000,
                all[(int) (all.length * 0.99)] / 1000);
    }

    /** One client that asks again as soon as it is answered. */
    private static final class Closed {
        private final NodeProcess clients;
        private final NodeId client;
        private final Echo.SayIt operation;
        private final long end;
        private final CountDownLatch done;
        private final long[] latencies = new long[400_000];
        private int ended;

        Closed(NodeProcess clients, NodeId client, NodeId server, long end, CountDownLatch done) {
            this.clients = clients;
            this.client = client;
            this.operation = new Echo.SayIt(server, "0123456789");
            this.end = end;
            this.done = done;
        }

        void next() {
            long begin = System.nanoTime();
            clients.invoke(client, operation).thenAccept(outcome -> {
                if (outcome instanceof Outcome.Ok) {
                    latencies[ended++] = System.nanoTime() - begin;
                }
                if (System.nanoTime() < end && ended < latencies.length) {
                    next();
                } else {
                    done.countDown();
                }
            });
        }
    }
}
