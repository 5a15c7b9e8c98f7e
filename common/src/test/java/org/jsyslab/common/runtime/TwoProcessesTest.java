package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.jsyslab.common.disk.Identity;
import org.jsyslab.common.disk.StepLog;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.runtime.link.Addresses;
import org.jsyslab.common.runtime.link.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TwoProcessesTest {
    private static final NodeId N1 = NodeId.of("n1");

    @ParameterizedTest
    @EnumSource(Form.class)
    void aClientWithoutAPortIsAnsweredOverItsOwnConnection(Form form) {
        try (NodeProcess server = Echo.serverProcess("n1").start();
                NodeProcess clients = NodeProcess.of(NodeId.of("c1"), Echo.SCHEMA)
                        .addresses(Addresses.listed(Map.of("n1", Echo.addressOf(server)), Addresses.none()))
                        .wire(form)
                        .host(NodeId.of("c1/1"), Echo.client())
                        .start()) {
            assertThat(Echo.outcomeOf(clients, "c1/1", N1, "hello")).isEqualTo("hello");
            assertThat(clients.port()).isZero();
        }
    }

    @Test
    void manyClientsShareOneConnection() {
        try (NodeProcess server = Echo.serverProcess("n1").start();
                NodeProcess clients =
                        NodeProcess.of(NodeId.of("c1"), Echo.SCHEMA).start()) {
            NodeId n1 = N1.at(Echo.addressOf(server)); // an address inside the name is enough to dial it
            for (int i = 0; i < 10; i++) {
                clients.host(NodeId.of("c1/" + i), Echo.client());
                assertThat(Echo.outcomeOf(clients, "c1/" + i, n1, "from " + i)).isEqualTo("from " + i);
            }
            assertThat(server.state()).containsEntry("connections", 1);
        }
    }

    @Test
    void whatAnOldLifeForcedTheNextOneFinds(@TempDir Path directory) {
        for (int life = 1; life <= 3; life++) {
            StepLog disk = StepLog.open(directory, new Identity("test", "n1"), Echo.SCHEMA);
            try (NodeProcess server = Echo.serverProcess("n1").disk(disk).start();
                    Wire wire = new Wire(server)) {
                wire.send("{\"body\":{\"type\":\"Say\",\"text\":\"x\"}}\n");
                assertThat(wire.line()).contains("\"count\":" + life);
                assertThat(server.incarnation()).isEqualTo(life);
            }
        }
    }

    @Test
    void aStackThatLeftHearsNothingAndMayComeBack() {
        try (NodeProcess server = Echo.serverProcess("n1").start();
                NodeProcess clients = NodeProcess.of(NodeId.of("c1"), Echo.SCHEMA)
                        .host(NodeId.of("c1"), Echo.client())
                        .start()) {
            NodeId n1 = N1.at(Echo.addressOf(server));
            server.host(NodeId.of("n1/2"), Echo.server());
            assertThat(Echo.outcomeOf(clients, "c1", NodeId.of("n1/2@" + Echo.addressOf(server)), "two"))
                    .isEqualTo("two");
            clients.remove(NodeId.of("c1"));
            assertThat(Echo.outcomeOf(clients, "c1", n1, "gone")).contains("no client c1");
            clients.host(NodeId.of("c1"), Echo.client());
            assertThat(Echo.outcomeOf(clients, "c1", n1, "back")).isEqualTo("back");
        }
    }

    @Test
    void anOperationWhoseClientLeavesHasNoKnownOutcome() {
        try (NodeProcess clients = NodeProcess.of(NodeId.of("c1"), Echo.SCHEMA)
                .host(NodeId.of("c1"), Echo.client())
                .start()) {
            var outcome = clients.invoke(NodeId.of("c1"), new Echo.SayIt(N1, "silence"))
                    .toCompletableFuture();
            clients.remove(NodeId.of("c1"));
            assertThat(outcome.join().toString()).contains("Unknown").contains("has left");
        }
    }

    @Test
    void twoStacksOfOneNameAreRefused() {
        try (NodeProcess server = Echo.serverProcess("n1").start()) {
            assertThatThrownBy(() -> server.host(N1, Echo.server())).hasMessageContaining("already lives");
        }
    }

    @Test
    void aPortInUseIsOneClearLine() {
        try (NodeProcess server = Echo.serverProcess("n1").start()) {
            assertThatThrownBy(() -> NodeProcess.of(N1, Echo.SCHEMA)
                            .listen("127.0.0.1", server.port())
                            .start())
                    .hasMessageContaining("cannot listen at 127.0.0.1:" + server.port());
        }
    }
}
