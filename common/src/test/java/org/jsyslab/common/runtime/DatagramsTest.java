package org.jsyslab.common.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Invoke;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.runtime.link.LinkFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages of chosen types as UDP datagrams. */
class DatagramsTest {
    private static final Schema SCHEMA = Schema.of(Talk.class);
    private static final NodeId N1 = NodeId.of("n1");
    private static final NodeId N2 = NodeId.of("n2");

    /** What the nodes of this test say. */
    sealed interface Talk extends Message {

        /** Goes as a datagram. */
        record Shout(String text) implements Talk {}

        /** Goes by the connection. */
        record Letter(String text) implements Talk {}
    }

    /** Has a node say something to another. */
    private record Say(NodeId to, Talk talk) implements Operation {}

    private final Map<String, String> book = new ConcurrentHashMap<>();
    private final List<Talk> heard = Collections.synchronizedList(new ArrayList<>());
    private final NodeProcess n1 = process("n1");
    private final NodeProcess n2 = process("n2");

    @AfterEach
    void stop() {
        n1.close();
        n2.close();
    }

    @Test
    void chosenMessagesAreDatagramsAndTheOthersAreNot() {
        say(new Talk.Shout("by datagram"));
        awaitHeard(new Talk.Shout("by datagram"));
        assertThat(connectionsOf(n2)).as("connections to n2").isZero();
        assertThat(n1.state().get("peers").toString()).contains("sent=1,").doesNotContain("sentBytes=0");

        say(new Talk.Letter("by connection"));
        awaitHeard(new Talk.Letter("by connection"));
        assertThat(connectionsOf(n2)).as("connections to n2").isEqualTo(1);
    }

    @Test
    void faultsOfLinksActOnDatagramsAtBothEnds() {
        n1.link("n2", fault -> fault.withCut(true, false));
        say(new Talk.Shout("cut at its source"));
        await().until(() -> losses(n1).contains("PARTITION=1"));

        n1.link("n2", fault -> LinkFault.NONE);
        n2.link("n1", fault -> fault.withCut(false, true));
        say(new Talk.Shout("cut where it arrives"));
        await().until(() -> losses(n2).contains("PARTITION=1"));

        n2.link("n1", fault -> LinkFault.NONE);
        say(new Talk.Shout("mended"));
        awaitHeard(new Talk.Shout("mended"));
        assertThat(heard).containsExactly(new Talk.Shout("mended"));
    }

    @Test
    void whatDoesNotFitIntoADatagramIsLostAndCounted() {
        say(new Talk.Shout("x".repeat(70_000)));
        await().until(() -> losses(n1).contains("TOO_LONG=1"));

        say(new Talk.Shout("y".repeat(60_000)));
        awaitHeard(new Talk.Shout("y".repeat(60_000)));
        assertThat(heard).hasSize(1);
    }

    @Test
    void garbageIsIgnoredAndForgeriesToo() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            List.of(
                            "",
                            "garbage",
                            "{",
                            "\0\0\0\0\5binary",
                            "{\"body\":{\"type\":\"Shout\",\"text\":\"from nobody\"}}",
                            "{\"src\":\"n2\",\"dest\":\"n2\",\"body\":{\"type\":\"Shout\",\"text\":\"as n2 itself\"}}",
                            "{\"src\":\"n1\",\"dest\":\"n7\",\"body\":{\"type\":\"Shout\",\"text\":\"to another\"}}",
                            "{\"src\":\"n1\",\"dest\":\"n2\",\"body\":{\"type\":\"Whisper\",\"text\":\"unknown\"}}",
                            "[".repeat(60_000))
                    .forEach(text -> send(socket, text));
            send(socket, "{\"src\":\"n1\",\"dest\":\"n2\",\"body\":{\"type\":\"Shout\",\"text\":\"by hand\"}}\n");
        }
        awaitHeard(new Talk.Shout("by hand"));
        assertThat(heard).containsExactly(new Talk.Shout("by hand"));
    }

    @Test
    void aSocketThatIsTakenIsOneClearLine() throws IOException {
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> builder("n3", taken.getLocalPort()).start())
                    .hasMessageStartingWith("cannot receive datagrams at ")
                    .hasMessageContaining(":" + taken.getLocalPort() + ": ");
        }
    }

    private NodeProcess process(String name) {
        NodeProcess process = builder(name, 0).start();
        book.put(name, "127.0.0.1:" + process.port());
        return process;
    }

    private Builder builder(String name, int port) {
        return NodeProcess.of(NodeId.of(name), SCHEMA)
                .listen("127.0.0.1", port)
                .addresses(node -> Optional.ofNullable(book.get(node.process())))
                .datagrams(List.of(Talk.Shout.class))
                .host(NodeId.of(name), stack -> stack.add(new Talker(stack.env(Talk.class))));
    }

    private void say(Talk talk) {
        n1.invoke(N1, new Say(N2, talk)).toCompletableFuture().join();
    }

    private void awaitHeard(Talk talk) {
        await().until(() -> heard.contains(talk));
    }

    private static int connectionsOf(NodeProcess process) {
        return ((Number) process.state().get("connections")).intValue();
    }

    private static String losses(NodeProcess process) {
        return process.state().toString();
    }

    private void send(DatagramSocket socket, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), n2.port()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Says what it is asked to say; what it hears, the test sees. */
    private final class Talker implements Node<Talk> {
        private final Env<Talk> env;

        Talker(Env<Talk> env) {
            this.env = env;
        }

        @Override
        public Handlers<Talk> handlers() {
            return new Handlers<Talk>()
                    .invoke(this::onSay)
                    .message(Talk.Shout.class, (from, shout) -> heard.add(shout))
                    .message(Talk.Letter.class, (from, letter) -> heard.add(letter))
                    .covering(Talk.class);
        }

        private void onSay(NodeId asker, Invoke invoke) {
            Say say = (Say) invoke.operation();
            env.send(say.to(), say.talk());
            env.answer(asker, new Outcome.Ok(null));
        }
    }
}
