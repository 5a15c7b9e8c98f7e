package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jsyslab.common.runtime.door.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A thousand connections on which nobody says anything: they take places and little else. */
@Isolated("measures the heap")
class ThousandIdleTest {
    private static final int IDLE = 1_000;
    private static final long HEAP_GROWTH = 10_000_000;

    @Test
    void aThousandIdleConnectionsCostLittleAndAClientIsServedMeanwhile() throws IOException {
        requireFiles(2 * IDLE + 200); // both ends live in this JVM
        List<SocketChannel> idle = new ArrayList<>();
        try (NodeProcess process = Echo.serverProcess("host").start()) {
            assertServes(process);
            long before = LiveHeap.bytes();
            InetSocketAddress port = new InetSocketAddress(InetAddress.getLoopbackAddress(), process.port());
            for (int i = 0; i < IDLE; i++) {
                idle.add(SocketChannel.open(port).setOption(StandardSocketOptions.SO_LINGER, 0));
            }
            await().until(() -> connections(process) >= IDLE);
            assertServes(process);
            long with = LiveHeap.bytes() - before;
            for (SocketChannel channel : idle) {
                channel.close();
            }
            await().until(() -> connections(process) < IDLE / 100);
            assertServes(process);
            long after = LiveHeap.bytes() - before;
            System.err.printf(
                    "%d idle connections: %d kB of heap, %d kB after them%n", IDLE, with / 1_000, after / 1_000);
            assertThat(with).as("growth of the heap").isLessThan(HEAP_GROWTH);
            assertThat(after).as("growth of the heap behind them").isLessThan(HEAP_GROWTH / 5);
        } finally {
            for (SocketChannel channel : idle) {
                channel.close();
            }
        }
    }

    /** The default limits have a place for all of them, and for those whom the node must serve. */
    @Test
    void thereIsAPlaceForMoreThanAThousand() {
        assertThat(Limits.DEFAULT.connections()).isGreaterThan(IDLE + 3);
    }

    private static void assertServes(NodeProcess process) {
        try (Wire json = new Wire(process);
                Wire redis = new Wire(process);
                Wire http = new Wire(process)) {
            assertThat(json.send("{\"body\":{\"type\":\"Say\",\"text\":\"alive\"}}\n")
                            .line())
                    .contains("alive");
            assertThat(redis.send("PING\r\n").line()).isEqualTo("+PONG");
            assertThat(http.send("GET /state HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .line())
                    .contains("200");
        }
    }

    private static int connections(NodeProcess process) {
        return (int) process.state().get("connections");
    }

    private static void requireFiles(long needed) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            long free = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount();
            assumeTrue(
                    free >= needed,
                    "this process may open " + free + " more files, and " + needed + " are needed: ulimit -n");
        }
    }
}
