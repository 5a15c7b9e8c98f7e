package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.runtime.door.Limits;
import org.jsyslab.common.runtime.link.Addresses;
import org.jsyslab.common.runtime.link.Form;
import org.jsyslab.common.runtime.link.Peers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections between processes: dialling, relaying, losing, coming back. */
class PeersTest {
    private static final NodeId N1 = NodeId.of("n1");

    private final Map<String, String> book = new ConcurrentHashMap<>();
    private final Addresses addresses = node -> Optional.ofNullable(book.get(node.process()));
    private final NodeProcess n1 = server("n1");
    private final NodeProcess n2 = server("n2");

    private NodeProcess server(String name) {
        NodeProcess process = Echo.serverProcess(name).addresses(addresses).start();
        book.put(name, Echo.addressOf(process));
        return process;
    }

    @AfterEach
    void stop() {
        n1.close();
        n2.close();
    }

    @Test
    void aNodeRelaysForThoseWithoutAnAddress() {
        try (Wire wire = new Wire(n1)) {
            wire.send("{\"dest\":\"n2\",\"body\":{\"type\":\"Say\",\"text\":\"through n1\"}}\n");
            assertThat(wire.line()).contains("\"src\":\"n2\"", "\"dest\":\"n1/nc-", "through n1");

            wire.send("{\"src\":\"c5\",\"dest\":\"n2\",\"body\":{\"type\":\"Say\",\"text\":\"as c5\"}}\n");
            assertThat(wire.line()).contains("\"src\":\"n2\"", "\"dest\":\"c5\"", "as c5");
        }
    }

    @Test
    void twoWithoutAddressesReachEachOtherThroughANodeBothKnow() {
        try (Wire alice = new Wire(n1);
                Wire bob = new Wire(n1)) {
            bob.send("{\"src\":\"bob\",\"body\":{\"type\":\"Say\",\"text\":\"here I am\"}}\n");
            assertThat(bob.line()).contains("here I am");
            alice.send("{\"src\":\"alice\",\"dest\":\"bob\",\"body\":{\"type\":\"Say\",\"text\":\"hi bob\"}}\n");
            assertThat(bob.line()).contains("\"src\":\"alice\"", "hi bob");
        }
    }

    @Test
    void whoHasAnAddressIsAnsweredThereAndNotWhereSomeoneClaimsToBeHim() {
        try (Wire liar = new Wire(n1)) {
            liar.send("{\"src\":\"n2\",\"body\":{\"type\":\"Say\",\"text\":\"I am n2\"}}\n");

            await().until(() -> observed(n2).contains("I am n2"));
            liar.send("{\"body\":{\"type\":\"Say\",\"text\":\"mine\"}}\n");
            assertThat(liar.line()).contains("mine");
        }
    }

    @Test
    void whoClaimsAnotherAddressForAListedNameDoesNotGetItsMessages() {
        try (Wire liar = new Wire(n1)) {
            liar.send("{\"src\":\"n2@127.0.0.1:1\",\"body\":{\"type\":\"Say\",\"text\":\"I have moved\"}}\n");

            await().until(() -> observed(n2).contains("I have moved"));
            assertThat(lost(n1)).isEqualTo("{}");
        }
    }

    @Test
    void aMessageForAProcessThatListensElsewhereDoesNotRunInCircles() {
        book.put("n9", book.get("n1")); // a cluster file with a mistake
        book.put("n8", book.get("n2"));
        try (Wire wire = new Wire(n1)) {
            wire.send("{\"src\":\"c5\",\"dest\":\"n9\",\"body\":{\"type\":\"Say\",\"text\":\"x\"}}\n");
            wire.send("{\"src\":\"c5\",\"dest\":\"n8\",\"body\":{\"type\":\"Say\",\"text\":\"x\"}}\n");
            wire.send("{\"src\":\"c5\",\"dest\":\"n2\",\"body\":{\"type\":\"Say\",\"text\":\"y\"}}\n");
            assertThat(wire.line()).contains("\"text\":\"y\"");
            assertThat(sentTo("n9")).isEqualTo(1);
            assertThat(sentTo("n8")).isEqualTo(1);
            await().until(() -> status("n9").sentBytes() > 0);
        }
    }

    private long sentTo(String peer) {
        return status(peer).sent();
    }

    private Peers.Status status(String peer) {
        return (Peers.Status) ((Map<?, ?>) n1.state().get("peers")).get(peer);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aPeerThatRestartsIsDialledAgain(Form form) {
        NodeProcess clients = NodeProcess.of(NodeId.of("c1"), Echo.SCHEMA)
                .addresses(addresses)
                .wire(form)
                .host(NodeId.of("c1"), Echo.client())
                .start();
        try (clients) {
            assertThat(Echo.outcomeOf(clients, "c1", N1, "before")).isEqualTo("before");
            n1.close();
            await().until(() -> clients.state().toString().contains("connected=false"));
            try (NodeProcess again = server("n1")) {
                List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
                await().until(
                                () -> { // these clients do not resend, and what meets the back-off is lost
                                    NodeId client = NodeId.of("c1/" + outcomes.size());
                                    clients.host(client, Echo.client());
                                    outcomes.add(clients.invoke(client, new Echo.SayIt(N1, "after"))
                                            .toCompletableFuture());
                                    return outcomes.stream()
                                            .anyMatch(outcome -> outcome.getNow(null) instanceof Outcome.Ok);
                                });
                assertThat(observed(again)).contains("count=");
            }
        }
    }

    @Test
    void aMessageToWhomNobodyCanReachIsLostAndCounted() {
        book.put("n3", "127.0.0.1:1"); // nothing listens there
        try (Wire wire = new Wire(n1)) {
            wire.send("{\"src\":\"n3\",\"body\":{\"type\":\"Say\",\"text\":\"x\"}}\n");
            await().until(() -> lost(n1).contains("n3={UNREACHABLE=1}"));
            wire.send("{\"src\":\"c9@127.0.0.1:1\",\"body\":{\"type\":\"Say\",\"text\":\"x\"}}\n");
            await().until(() -> lost(n1).contains("c9={UNREACHABLE=1}"));
        }
    }

    @Test
    void whoDoesNotReadLosesMessagesAndCostsBoundedMemory() {
        Limits small = Limits.DEFAULT.withBytes(1 << 20, 1_000, 1 << 20);
        try (NodeProcess server = Echo.serverProcess("n7").limits(small).start();
                Wire deaf = new Wire(server)) {
            String line = "{\"body\":{\"type\":\"Say\",\"text\":\"" + "x".repeat(100_000) + "\"}}\n";
            await().until(() -> {
                deaf.send(line.repeat(10));
                return lost(server).contains("OVERFLOW");
            });
            try (Wire other = new Wire(server)) { // and nobody else notices
                other.send("{\"body\":{\"type\":\"Say\",\"text\":\"served\"}}\n");
                assertThat(other.line()).contains("served");
            }
        }
    }

    @Test
    void theStateTellsHowThingsStandWithEachPeer() {
        try (Wire wire = new Wire(n1)) {
            wire.send("{\"dest\":\"n2\",\"body\":{\"type\":\"Say\",\"text\":\"x\"}}\n");
            wire.line();
        }
        Peers.Status status = (Peers.Status) ((Map<?, ?>) n1.state().get("peers")).get("n2");
        assertThat(status.sentBytes()).isPositive();
        assertThat(status).isEqualTo(new Peers.Status(book.get("n2"), true, 0, 1, status.sentBytes()));
    }

    private static String lost(NodeProcess process) {
        return process.state().get("lost").toString();
    }

    private static String observed(NodeProcess process) {
        return process.state().get("stacks").toString();
    }
}
