package org.jsyslab.clientserver.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Part("A Sockets")
class FramingTest {
    /** Of a server that echoes, by its port. */
    private static final Property<Integer> ANSWERS_SPLIT_MESSAGES = port -> {
        try (RawClient client = new RawClient(port)) {
            byte[] first = RawClient.frames("first");
            byte[] second = RawClient.frames("the second");
            for (int cut = 0; cut <= second.length; cut++) {
                // Both in one write: when the first is answered, the server has read the beginning of the second too.
                byte[] beginning = Arrays.copyOf(first, first.length + cut);
                System.arraycopy(second, 0, beginning, first.length, cut);
                client.write(beginning);
                assertThat(client.receive()).as("cut at byte %d", cut).isEqualTo("first");
                client.write(Arrays.copyOfRange(second, cut, second.length));
                assertThat(client.receive()).as("cut at byte %d", cut).isEqualTo("the second");
            }
        }
    };

    private static final Property<Integer> ANSWERS_MERGED_MESSAGES = port -> {
        try (RawClient client = new RawClient(port)) {
            client.send("one", "", "three", "four");
            client.endOutput();
            assertThat(client.receive()).isEqualTo("one");
            assertThat(client.receive()).isEmpty();
            assertThat(client.receive()).isEqualTo("three");
            assertThat(client.receive()).isEqualTo("four");
            assertThat(client.isAtEnd()).isTrue();
        }
    };

    @ParameterizedTest
    @EnumSource
    @Points(3)
    @DisplayName("A message is answered wherever the network splits it")
    void split(ServerKind kind) throws Exception {
        try (Server server = kind.start(ServerOptions.onPort(0), request -> request)) {
            ANSWERS_SPLIT_MESSAGES.check(server.port());
        }
    }

    @ParameterizedTest
    @EnumSource
    @Points(3)
    @DisplayName("Messages that arrive together are answered each, in order, also when the client has ended its side")
    void merged(ServerKind kind) throws Exception {
        try (Server server = kind.start(ServerOptions.onPort(0), request -> request)) {
            ANSWERS_MERGED_MESSAGES.check(server.port());
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("The longest message passes")
    void longest(ServerKind kind) throws Exception {
        try (Server server = kind.start(ServerOptions.onPort(0), request -> request);
                RawClient client = new RawClient(server.port())) {
            String longest = "x".repeat(Frame.MAX_LENGTH);
            client.send(longest);
            assertThat(client.receive()).isEqualTo(longest);
        }
    }

    @Test
    @DisplayName("Mutant S1: one read taken for one message")
    void mutant() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> oneReadOneMessage(listener));
            server.setDaemon(true);
            server.start();
            ANSWERS_SPLIT_MESSAGES.mustFailOn(listener.getLocalPort());
            ANSWERS_MERGED_MESSAGES.mustFailOn(listener.getLocalPort());
        }
    }

    private static void oneReadOneMessage(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                InputStream in = socket.getInputStream();
                byte[] buffer = new byte[8192];
                int count = in.read(buffer);
                while (count >= 0) {
                    String request = new String(buffer, 4, Math.max(count - 4, 0), UTF_8);
                    socket.getOutputStream().write(Frame.encode(request));
                    count = in.read(buffer);
                }
            } catch (IOException e) {
                // The client left in the middle, or the test is over: on to the next.
            }
        }
    }
}
