package org.jsyslab.common.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LiveNetworkTest {
    private static final Duration DELAY = Duration.ofMillis(20);

    private final LiveNetwork network = new LiveNetwork(ClusterSpec.local(1, 3), () -> {});

    @Test
    @DisplayName("slow n1 * delays what n1 sends and what every other node sends n1, whichever is named first")
    void slowAnyone() {
        network.slow("n1", LiveNetwork.ANYONE, DELAY);

        LinkFault late = LinkFault.NONE.withDelay(DELAY);
        assertThat(network.faultsAt("n1")).containsOnlyKeys("*").containsValue(late);
        assertThat(network.faultsAt("n2")).containsOnlyKeys("n1").containsValue(late);
        assertThat(network.faultsAt("n3")).containsOnlyKeys("n1").containsValue(late);

        network.slow(LiveNetwork.ANYONE, "n1", Duration.ZERO);
        assertThat(network.faultsAt("n1")).isEmpty();
        assertThat(network.faultsAt("n2")).isEmpty();
    }

    @Test
    @DisplayName("drop n1 * acts at n1 on both directions, and nowhere else: no message runs the risk twice")
    void dropAnyone() {
        network.drop(LiveNetwork.ANYONE, "n1", 0.5);

        assertThat(network.faultsAt("n1")).containsOnlyKeys("*").containsValue(LinkFault.NONE.withDrop(0.5, 0.5));
        assertThat(network.faultsAt("n2")).isEmpty();
    }

    @Test
    @DisplayName("drop n1 n2 acts at each end on what it sends")
    void drop() {
        network.drop("n1", "n2", 0.5);

        assertThat(network.faultsAt("n1")).containsOnlyKeys("n2").containsValue(LinkFault.NONE.withDrop(0.5, 0));
        assertThat(network.faultsAt("n2")).containsOnlyKeys("n1").containsValue(LinkFault.NONE.withDrop(0.5, 0));
        assertThatThrownBy(() -> network.drop("n1", "n1", 0.5)).hasMessageContaining("no link to itself");
    }

    @Test
    @DisplayName("threads that break different links at once do not disturb each other")
    void threads() {
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> flicker("n2"));
        flicker("n3");
        other.join();

        assertThat(network.faultsAt("n1")).isEmpty();
    }

    private void flicker(String peer) {
        for (int i = 0; i < 20_000; i++) {
            network.slow("n1", peer, DELAY);
            assertThat(network.faultsAt("n1").get(peer)).isNotNull();
            network.slow("n1", peer, Duration.ZERO);
        }
    }
}
