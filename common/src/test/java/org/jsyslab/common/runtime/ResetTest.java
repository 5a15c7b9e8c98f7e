package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class ResetTest {

    @Test
    void whoLeavesByAResetBeforeItAsksAnythingIsNotWorthALine() throws IOException {
        try (NodeProcess process = Echo.serverProcess("left").start();
                ProcessLog log = ProcessLog.of("left")) {
            try (Socket visitor = new Socket(InetAddress.getLoopbackAddress(), process.port())) {
                await().until(() -> process.state().get("connections").equals(1));
                visitor.setSoLinger(true, 0);
            }
            await().until(() -> process.state().get("connections").equals(0));

            assertThat(log.lines()).isEmpty();
        }
    }
}
