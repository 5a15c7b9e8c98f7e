package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.NodeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObservedTest {
    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private final NodeProcess server = Echo.serverProcess("n1")
            .disk(new OrderedDisk(new ArrayList<>()))
            .observe(events::add)
            .start();
    private final NodeProcess clients = NodeProcess.of(NodeId.of("c1"), Echo.SCHEMA)
            .host(NodeId.of("c1"), Echo.client())
            .observe(events::add)
            .start();
    private final NodeId n1 = NodeId.of("n1@" + Echo.addressOf(server));

    @AfterEach
    void stop() {
        clients.close();
        server.close();
    }

    @Test
    void anOperationCanBeFollowedFromCallToOutcome() {
        assertThat(Echo.outcomeOf(clients, "c1", n1, "hello")).isEqualTo("hello");

        assertThat(kinds(event -> event.kind() != Kind.LIFE && event.kind() != Kind.STATE))
                .containsExactly(
                        "c1 op.call", "c1 send", "n1 recv", "n1 disk", "n1 disk", "n1 send", "c1 recv", "c1 op.ok");
        assertThat(kinds(event -> event.kind() == Kind.STATE)).containsExactly("n1 state", "n1 state");
    }

    @Test
    void aMessageHasOneIdAndItsReceiptALaterClock() {
        Echo.outcomeOf(clients, "c1", n1, "hello");

        Event send = event(Kind.SEND, "c1");
        Event receipt = event(Kind.RECEIVE, "n1");
        assertThat(receipt.messageId()).isEqualTo(send.messageId()).isEqualTo("c1.1-1");
        assertThat(receipt.clock()).isGreaterThan(send.clock());
        assertThat(receipt.peer()).isEqualTo(NodeId.of("c1"));
        assertThat(event(Kind.SEND, "n1").messageId()).isEqualTo("n1.1-1");
    }

    @Test
    void theClocksOfANodeRise() {
        for (int i = 0; i < 20; i++) {
            Echo.outcomeOf(clients, "c1", n1, "x");
        }
        long last = 0;
        for (Event event : events.stream().filter(of("n1")).toList()) {
            assertThat(event.clock()).isGreaterThan(last);
            last = event.clock();
        }
    }

    @Test
    void aForceIsSeenBeforeTheReplyItAllows() {
        Echo.outcomeOf(clients, "c1", n1, "hello");

        assertThat(events.stream().filter(of("n1")).map(event -> event.kind() == Kind.SEND ? "send" : event.text()))
                .containsSubsequence("write", "force", "send");
    }

    @Test
    void timersAndLossesAreEvents() {
        try (Wire wire = new Wire(server)) {
            wire.send("{\"body\":{\"type\":\"Later\",\"text\":\"t\",\"after\":\"PT0.001S\"}}\n");
            assertThat(wire.line()).contains("\"text\":\"t\"");
            wire.send("{\"body\":{\"type\":\"Later\",\"text\":\"u\",\"after\":\"PT60S\"}}\n"
                    + "{\"body\":{\"type\":\"Never\",\"text\":\"u\"}}\n"
                    + "{\"src\":\"c8@127.0.0.1:1\",\"body\":{\"type\":\"Say\",\"text\":\"x\"}}\n");
        }
        await().until(() -> !kinds(event -> event.kind() == Kind.DROP).isEmpty());
        assertThat(kinds(event -> event.kind().label().startsWith("timer")))
                .containsExactly("n1 timer.set", "n1 timer.fire", "n1 timer.set", "n1 timer.cancel");
        assertThat(event(Kind.DROP, "n1").text()).isEqualTo("unreachable");
    }

    private Event event(Kind kind, String node) {
        return events.stream()
                .filter(event -> event.kind() == kind)
                .filter(of(node))
                .findFirst()
                .orElseThrow();
    }

    private List<String> kinds(Predicate<Event> wanted) {
        return List.copyOf(events).stream()
                .filter(wanted)
                .map(event -> event.node().name() + " " + event.kind().label())
                .toList();
    }

    private static Predicate<Event> of(String node) {
        return event -> event.node().name().equals(node);
    }
}
