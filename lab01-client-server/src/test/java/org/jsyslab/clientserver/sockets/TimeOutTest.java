package org.jsyslab.clientserver.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Part("A Sockets")
class TimeOutTest {
    private static final Duration PATIENCE = Duration.ofMillis(150);

    /** A way to ask the server at an address. */
    private interface Asking {
        String ask(InetSocketAddress server) throws IOException;
    }

    /** A client, and when it is held to wait for ever: late for a right one, soon for a mutant that does. */
    private record Judged(Duration limit, Asking asking) {}

    private static final Property<Judged> GIVES_UP_ON_A_SILENT_SERVER = client -> {
        try (ServerSocket silent = listener()) {
            CompletableFuture<String> reply = CompletableFuture.supplyAsync(() -> {
                try {
                    return client.asking().ask(addressOf(silent));
                } catch (SocketTimeoutException e) {
                    return "timed out";
                } catch (IOException e) {
                    return e.toString();
                }
            });
            assertThat(outcome(reply, client.limit())).isEqualTo("timed out");
        }
    };

    @Test
    @Points(3)
    @DisplayName("A client gives up on a server that accepts and says nothing")
    void silentServer() throws Exception {
        GIVES_UP_ON_A_SILENT_SERVER.check(new Judged(PATIENCE.multipliedBy(20), server -> {
            try (BlockingClient client = BlockingClient.connect(server, PATIENCE)) {
                return client.ask("anybody there?");
            }
        }));
    }

    @Test
    @DisplayName("Mutant S4: no time-out")
    void mutant() {
        GIVES_UP_ON_A_SILENT_SERVER.mustFailOn(new Judged(PATIENCE.multipliedBy(4), server -> {
            try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
                socket.getOutputStream().write(Frame.encode("anybody there?"));
                return "reply of " + new DataInputStream(socket.getInputStream()).readInt() + " bytes";
            }
        }));
    }

    @Test
    @DisplayName("A client gives up on a server that does not take its messages: java.net alone would wait for ever")
    void deafServer() throws IOException {
        try (ServerSocket deaf = listener();
                BlockingClient client = BlockingClient.connect(addressOf(deaf), PATIENCE)) {
            String message = "x".repeat(Frame.MAX_LENGTH);
            assertThatThrownBy(() -> {
                        for (int sent = 0; sent < 256; sent++) {
                            client.send(message);
                        }
                    })
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    @Points(2)
    @DisplayName("After a time-out the connection is closed, so that the late reply answers no other request")
    void lateReply() throws IOException {
        try (ServerSocket slow = listener();
                BlockingClient client = BlockingClient.connect(addressOf(slow), PATIENCE);
                Socket accepted = slow.accept()) {
            assertThatThrownBy(() -> client.ask("first")).isInstanceOf(SocketTimeoutException.class);
            accepted.getOutputStream().write(Frame.encode("the reply to first"));
            assertThatThrownBy(() -> client.ask("second")).isInstanceOf(IOException.class);
        }
    }

    @Test
    @Points(1)
    @DisplayName("A reply that dribbles in byte by byte is as late as none")
    void dribble() throws Exception {
        try (ServerSocket slow = listener();
                BlockingClient client = BlockingClient.connect(addressOf(slow), PATIENCE);
                Socket accepted = slow.accept()) {
            accepted.getOutputStream().write(new byte[] {0, 0, 0, 2, 'h'});
            assertThatThrownBy(client::receive).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    @DisplayName("Nobody there, and a server that leaves, are told apart from silence")
    void otherFailures() throws IOException {
        ServerSocket gone = listener();
        InetSocketAddress address = addressOf(gone);
        try (BlockingClient client = BlockingClient.connect(address, PATIENCE)) {
            gone.accept().close();
            assertThatThrownBy(client::receive).isInstanceOf(EOFException.class);
        }
        gone.close();
        assertThatThrownBy(() -> BlockingClient.connect(address, PATIENCE)).isInstanceOf(ConnectException.class);
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    }

    private static InetSocketAddress addressOf(ServerSocket listener) {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    private static String outcome(CompletableFuture<String> reply, Duration limit)
            throws InterruptedException, ExecutionException {
        try {
            return reply.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return "still waiting";
        }
    }
}
