package org.jsyslab.clientserver.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Part("A Sockets")
class GracefulStopTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    /** A reply larger than the buffers of the system, so that it is still being written when the request is done. */
    private static final String REPLY = "r".repeat(Frame.MAX_LENGTH);

    private String answerWhenReleased(String request) {
        begun.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return REPLY;
    }

    /** Of a server kind and the deadline of its stop. */
    private record Stopped(ServerKind kind, Duration deadline) {}

    private final Property<Stopped> LOSES_NO_REPLY = stopped -> {
        Server server = stopped.kind().start(ServerOptions.onPort(0), this::answerWhenReleased);
        try (RawClient client = new RawClient(server.port())) {
            client.send("in progress", "unread when the stop comes");
            begun.await();
            Thread stop = new Thread(() -> server.stop(stopped.deadline()));
            stop.start();
            await().until(() -> refusesConnections(server.port()) || !stop.isAlive());
            if (stopped.deadline().isZero()) {
                stop.join();
            }
            released.countDown();
            assertThat(client.receive()).isEqualTo(REPLY);
            assertThat(client.isAtEnd()).isTrue();
            client.leave();
            stop.join();
            assertThat(server.connections()).isZero();
        }
    };

    @ParameterizedTest
    @EnumSource
    @Points(1)
    @DisplayName("A stop lets the request in progress have its whole reply, then ends the connection")
    void losesNoReply(ServerKind kind) throws Exception {
        LOSES_NO_REPLY.check(new Stopped(kind, Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Mutant: a stop that closes at once")
    void mutant(ServerKind kind) {
        LOSES_NO_REPLY.mustFailOn(new Stopped(kind, Duration.ZERO));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A stop ends idle connections at once, with an end of stream and no reset")
    void idle(ServerKind kind) throws IOException {
        Server server = kind.start(ServerOptions.onPort(0), request -> request);
        try (RawClient client = new RawClient(server.port())) {
            client.send("hello");
            assertThat(client.receive()).isEqualTo("hello");
            server.stop(Duration.ofSeconds(10));
            assertThat(client.isAtEnd()).isTrue();
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A stop waits no longer than its deadline for a request that does not end")
    void deadline(ServerKind kind) throws Exception {
        Server server = kind.start(ServerOptions.onPort(0), this::answerWhenReleased);
        try (RawClient client = new RawClient(server.port())) {
            client.send("never ends");
            begun.await();
            server.stop(Duration.ofMillis(100));
            assertThatThrownBy(client::receive).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A port that is taken is one clear failure")
    void portTaken(ServerKind kind) throws IOException {
        try (Server server = kind.start(ServerOptions.onPort(0), request -> request)) {
            assertThatThrownBy(() -> kind.start(ServerOptions.onPort(server.port()), request -> request))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Address already in use");
        }
    }

    private static boolean refusesConnections(int port) throws IOException {
        try {
            new RawClient(port).close();
            return false;
        } catch (ConnectException e) {
            return true;
        }
    }
}
