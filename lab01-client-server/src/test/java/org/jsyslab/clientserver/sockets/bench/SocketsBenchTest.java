package org.jsyslab.clientserver.sockets.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsyslab.clientserver.sockets.Server;
import org.jsyslab.clientserver.sockets.ServerKind;
import org.jsyslab.clientserver.sockets.ServerOptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SocketsBenchTest {
    private static final Duration SHORT = Duration.ofMillis(100);

    @Test
    @DisplayName("Each contestant in a process of its own gives a line with requests and ordered percentiles")
    void measures() throws Exception {
        List<Measurement> all = new ArrayList<>();
        new SocketsBench(List.of(Contestant.values()), List.of(4), 64, SHORT, SHORT).run(all::add);
        assertThat(all).extracting(Measurement::server).containsExactly("blocking", "netty", "netty_pool");
        assertThat(all).allSatisfy(cell -> {
            assertThat(cell.perSecond()).isPositive();
            assertThat(cell.p50()).isPositive().isLessThanOrEqualTo(cell.p99());
            assertThat(cell.p99()).isLessThanOrEqualTo(cell.max());
            assertThat(cell.line()).hasSameSizeAs(Measurement.HEADING);
        });
    }

    @Test
    @DisplayName("A server that answers something else, or goes away, fails the measurement instead of improving it")
    void wrongServer() throws IOException {
        try (Server wrong = ServerKind.NETTY.start(ServerOptions.onPort(0), request -> request.replace("x", "y"));
                Load load = Load.connect(wrong.port(), 2, 8)) {
            load.begin();
            assertThatThrownBy(() -> load.measure(Duration.ofSeconds(20)))
                    .hasMessageContaining("not the request's echo");
        }
        Server leaving = ServerKind.NETTY.start(ServerOptions.onPort(0), request -> request);
        try (Load load = Load.connect(leaving.port(), 2, 8)) {
            load.begin();
            leaving.stop(Duration.ZERO);
            assertThatThrownBy(() -> load.measure(Duration.ofSeconds(20))).hasMessageContaining("the load failed");
        }
    }
}
