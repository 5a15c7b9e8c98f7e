package org.jsyslab.clientserver.sockets.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jsyslab.clientserver.sockets.BlockingClient;
import org.jsyslab.clientserver.sockets.Server;
import org.jsyslab.clientserver.sockets.ServerOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChatTest {
    private final ExecutorService terminals = Executors.newCachedThreadPool();
    private Server room;

    @BeforeEach
    void open() throws IOException {
        room = ChatServer.start(ServerOptions.onPort(0));
    }

    @AfterEach
    void close() {
        room.close();
        terminals.shutdownNow();
    }

    /** A member at a terminal: a keyboard, a screen, and how it ended. */
    private final class Terminal {
        final StringWriter screen = new StringWriter();
        final PrintWriter keyboard;
        final CompletableFuture<Void> end;

        Terminal(String name) throws IOException {
            PipedWriter keys = new PipedWriter();
            keyboard = new PrintWriter(keys, true);
            BufferedReader in = new BufferedReader(new PipedReader(keys));
            end = CompletableFuture.runAsync(() -> talk(name, in, screen), terminals);
        }

        void sees(String text) {
            await().untilAsserted(() -> assertThat(screen.toString()).contains(text));
        }
    }

    private void talk(String name, BufferedReader in, StringWriter screen) {
        try (BlockingClient client = connect()) {
            new ChatClient(client, in, new PrintWriter(screen)).talk(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BlockingClient connect() throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), room.port());
        return BlockingClient.connect(address, Duration.ofSeconds(5));
    }

    @Test
    @DisplayName("Two at their terminals join, talk and leave, and both see it in the same order")
    void twoTerminals() throws Exception {
        Terminal ann = new Terminal("ann");
        ann.sees("* ann joined");
        Terminal bob = new Terminal("bob");
        ann.sees("* bob joined; here: ann, bob");
        bob.sees("* bob joined; here: ann, bob");
        ann.keyboard.println("hello bob");
        bob.sees("ann: hello bob");
        bob.keyboard.println("hello ann");
        ann.sees("bob: hello ann");
        bob.keyboard.println("/quit");
        bob.end.get(5, TimeUnit.SECONDS);
        ann.sees("* bob left");
        ann.keyboard.close();
        ann.end.get(5, TimeUnit.SECONDS);
        assertThat(bob.screen.toString().lines())
                .containsExactly("* bob joined; here: ann, bob", "ann: hello bob", "bob: hello ann");
        assertThat(ann.screen.toString().lines())
                .containsExactly(
                        "* ann joined; here: ann",
                        "* bob joined; here: ann, bob",
                        "ann: hello bob",
                        "bob: hello ann",
                        "* bob left");
    }

    @Test
    @DisplayName("A script sees all it said before it ends, however fast it talks")
    void script() {
        StringBuilder script = new StringBuilder();
        for (int line = 0; line < 5_000; line++) {
            script.append("line ").append(line).append('\n');
        }
        StringWriter screen = new StringWriter();
        talk("script", new BufferedReader(new StringReader(script.toString())), screen);
        assertThat(screen.toString().lines()).hasSize(5_001).endsWith("script: line 4999");
    }

    @Test
    @DisplayName("A name that is taken is refused in one line, and free again when its owner has left")
    void nameTaken() throws Exception {
        Terminal ann = new Terminal("ann");
        ann.sees("* ann joined");
        assertThatThrownBy(() -> talk("ann", new BufferedReader(new StringReader("")), new StringWriter()))
                .hasRootCauseMessage("the name ann is taken");
        ann.keyboard.println("/quit");
        ann.end.get(5, TimeUnit.SECONDS);
        StringWriter screen = new StringWriter();
        talk("ann", new BufferedReader(new StringReader("")), screen);
        assertThat(screen.toString()).startsWith("* ann joined; here: ann");
    }

    @Test
    @DisplayName("Who never tells a name is closed; who has told it may be silent")
    void silence() throws IOException {
        room.close();
        room = ChatServer.start(ServerOptions.onPort(0).withPatience(Duration.ofSeconds(1)));
        BlockingClient nameless = connect();
        try (BlockingClient silent = connect()) {
            silent.send("silent");
            assertThat(silent.receive()).startsWith("* silent joined");
            assertThat(nameless.receive()).isEqualTo("error: no name within 1000 ms");
            assertThatThrownBy(nameless::receive).isInstanceOf(EOFException.class);
            nameless.close();
            await().untilAsserted(() -> assertThat(room.connections()).isEqualTo(1));
        }
    }

    @Test
    @DisplayName("A member that does not listen is shown the door; the others hear on")
    void deafMember() throws IOException {
        try (BlockingClient deaf = connect();
                BlockingClient talker = connect()) {
            deaf.send("deaf");
            assertThat(deaf.receive()).startsWith("* deaf joined");
            talker.send("talker");
            assertThat(talker.receive()).startsWith("* talker joined");
            String line = "x".repeat(4_000);
            String heard = "";
            // Each line is heard before the next is said, so only the deaf one falls behind.
            for (int said = 0; said < 20_000 && !heard.equals("* deaf left"); said++) {
                talker.send(line);
                heard = talker.receive();
            }
            assertThat(heard).isEqualTo("* deaf left");
        }
    }

    @Test
    @DisplayName("When the room closes, all are told")
    void closing() throws Exception {
        Terminal ann = new Terminal("ann");
        ann.sees("* ann joined");
        room.stop(Duration.ofSeconds(5));
        assertThat(ann.end)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(EOFException.class);
        assertThat(ann.screen.toString().lines()).containsExactly("* ann joined; here: ann", "* the room closes");
    }
}
