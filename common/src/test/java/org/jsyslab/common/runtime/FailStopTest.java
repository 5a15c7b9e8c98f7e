package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.junit.jupiter.api.Test;

/** A process whose handler or disk fails stops as a whole, and says so. */
class FailStopTest {
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final OrderedDisk disk = new OrderedDisk(order);
    private final CompletableFuture<Throwable> hook = new CompletableFuture<>();
    private final NodeProcess process =
            Echo.serverProcess("n1").disk(disk).onFailure(hook::complete).start();

    @Test
    void aHandlerThatThrows() throws Exception {
        try (Wire wire = new Wire(process);
                Wire other = new Wire(process)) {
            other.send("{\"body\":{\"type\":\"Say\",\"text\":\"before\"}}\n");
            other.line();
            wire.send("{\"body\":{\"type\":\"Poison\"}}\n");

            assertThat(wire.line()).isNull(); // not even what was sent ahead
            assertThat(other.line()).isNull();
            assertThat(hook.get(10, TimeUnit.SECONDS)).hasMessageContaining("n1 failed at Poison");
            assertThatThrownBy(() -> process.termination().toCompletableFuture().get(10, TimeUnit.SECONDS))
                    .hasMessageContaining("Poison");
            assertThat(order).containsExactly("write", "force", "write", "close");
            await().untilAsserted(
                            () -> assertThatThrownBy(() -> new Wire(process)).hasMessageContaining("refused"));
        }
        process.close();
    }

    @Test
    void aDiskThatFails() throws Exception {
        disk.breakDown();
        try (Wire wire = new Wire(process)) {
            wire.send("{\"body\":{\"type\":\"Say\",\"text\":\"x\"}}\n");

            assertThat(wire.line()).isNull();
            assertThat(hook.get(10, TimeUnit.SECONDS)).hasMessageContaining("the disk is gone");
        }
        process.close();
    }

    @Test
    void aProcessThatIsClosedTellsThoseWhoWait() throws Exception {
        NodeProcess clients = NodeProcess.of(NodeId.of("c1"), Echo.SCHEMA)
                .host(NodeId.of("c1"), Echo.client())
                .start();
        var first = clients.invoke(NodeId.of("c1"), new Echo.SayIt(NodeId.of("n1"), "silence"));
        var second = clients.invoke(NodeId.of("c1"), new Echo.SayIt(NodeId.of("n1"), "silence"));
        clients.close();

        assertThat(first.toCompletableFuture().get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Unknown.class);
        assertThat(second.toCompletableFuture().get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Failed.class);
        var third = clients.invoke(NodeId.of("c1"), new Echo.SayIt(NodeId.of("n1"), "silence"));
        assertThat(third.toCompletableFuture().get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Failed.class);
        clients.close(); // twice is no harm
        process.close();
    }
}
