package org.jsyslab.clientserver.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a client does, it is told what is wrong where that is possible, and the others are served. */
@Part("A Sockets")
class BadClientsTest {
    private static final ServerOptions OPTIONS = ServerOptions.onPort(0);

    @ParameterizedTest
    @EnumSource
    @Points(1)
    @DisplayName("A length that is garbage is refused in one line; what was asked before is answered first")
    void garbageLength(ServerKind kind) throws IOException {
        try (Server server = kind.start(OPTIONS, request -> request);
                RawClient bad = new RawClient(server.port())) {
            bad.send("before", "and before");
            bad.write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(bad.receive()).isEqualTo("before");
            assertThat(bad.receive()).isEqualTo("and before");
            assertThat(bad.receive()).startsWith("error: a message of 1195725856 bytes is over the limit of 1048576");
            assertThat(bad.isAtEnd()).isTrue();
            othersAreServed(server);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Bytes that are no text are refused")
    void notText(ServerKind kind) throws IOException {
        try (Server server = kind.start(OPTIONS, request -> request);
                RawClient bad = new RawClient(server.port())) {
            bad.write(new byte[] {0, 0, 0, 1, (byte) 0xff});
            assertThat(bad.receive()).isEqualTo("error: a message of 1 bytes is not UTF-8 text");
            assertThat(bad.isAtEnd()).isTrue();
            othersAreServed(server);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Points(1)
    @DisplayName("Half a message and then silence ends with the patience of the server")
    void halfThenSilence(ServerKind kind) throws IOException {
        try (Server server = kind.start(OPTIONS.withPatience(Duration.ofMillis(700)), request -> request);
                RawClient bad = new RawClient(server.port())) {
            bad.write(new byte[] {0, 0, 0, 9, 'h', 'a', 'l', 'f'});
            assertThat(bad.receive()).isEqualTo("error: no complete request within 700 ms");
            assertThat(bad.isAtEnd()).isTrue();
            othersAreServed(server);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A client that resets inside a message, or before its reply, is forgotten")
    void reset(ServerKind kind) throws IOException {
        try (Server server = kind.start(OPTIONS, request -> request)) {
            RawClient insideMessage = new RawClient(server.port());
            insideMessage.write(new byte[] {0, 0, 0, 9, 'h'});
            insideMessage.reset();
            RawClient beforeReply = new RawClient(server.port());
            beforeReply.send("x".repeat(500_000));
            beforeReply.reset();
            await().untilAsserted(() -> assertThat(server.connections()).isZero());
            othersAreServed(server);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A client that leaves in the middle of a message is forgotten")
    void leavesInside(ServerKind kind) throws IOException {
        try (Server server = kind.start(OPTIONS, request -> request);
                RawClient bad = new RawClient(server.port())) {
            bad.write(new byte[] {0, 0});
            bad.endOutput();
            assertThat(bad.isAtEnd()).isTrue();
            othersAreServed(server);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A request on which the service throws costs its sender an error, not the connection")
    void serviceThrows(ServerKind kind) throws IOException {
        Service picky = request -> switch (request) {
            case "wrong" -> throw new IllegalArgumentException("that is wrong");
            case "huge" -> "x".repeat(Frame.MAX_LENGTH + 1);
            case "bug" -> throw new IllegalStateException("secret");
            default -> request;
        };
        try (Server server = kind.start(OPTIONS, picky);
                RawClient client = new RawClient(server.port())) {
            client.send("wrong", "huge", "bug", "right");
            assertThat(client.receive()).isEqualTo("error: that is wrong");
            assertThat(client.receive()).startsWith("error: a message of 1048577 bytes");
            assertThat(client.receive()).isEqualTo("error: the service failed");
            assertThat(client.receive()).isEqualTo("right");
        }
    }

    private static void othersAreServed(Server server) throws IOException {
        try (RawClient good = new RawClient(server.port())) {
            good.send("still there?");
            assertThat(good.receive()).isEqualTo("still there?");
        }
    }
}
