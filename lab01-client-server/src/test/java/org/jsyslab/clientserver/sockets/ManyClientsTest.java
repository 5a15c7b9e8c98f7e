package org.jsyslab.clientserver.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Part("A Sockets")
class ManyClientsTest {
    private static final int CLIENTS = 100;
    private static final int REQUESTS = 20;

    @ParameterizedTest
    @EnumSource
    @Points(2)
    @DisplayName("A hundred clients at a time each get their own replies, in order")
    void hundredClients(ServerKind kind) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (Server server = kind.start(ServerOptions.onPort(0), request -> "re: " + request)) {
            List<Callable<List<String>>> conversations = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                String name = "client " + client;
                conversations.add(() -> converse(name, server.port()));
            }
            int client = 0;
            for (Future<List<String>> replies : threads.invokeAll(conversations)) {
                assertThat(replies.get()).isEqualTo(expected("client " + client));
                client++;
            }
            await().untilAsserted(() -> assertThat(server.connections()).isZero());
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> converse(String name, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        List<String> replies = new ArrayList<>();
        try (BlockingClient client = BlockingClient.connect(address, Duration.ofSeconds(20))) {
            for (int request = 0; request < REQUESTS; request++) {
                replies.add(client.ask(name + " asks " + request));
            }
        }
        return replies;
    }

    private static List<String> expected(String name) {
        List<String> replies = new ArrayList<>();
        for (int request = 0; request < REQUESTS; request++) {
            replies.add("re: " + name + " asks " + request);
        }
        return replies;
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A client above the bound is told so and closed; when another leaves there is room again")
    void bound(ServerKind kind) throws IOException {
        try (Server server = kind.start(ServerOptions.onPort(0).withMaxConnections(2), request -> request);
                RawClient first = new RawClient(server.port());
                RawClient second = new RawClient(server.port())) {
            assertThat(ask(first)).isEqualTo("hello");
            assertThat(ask(second)).isEqualTo("hello");
            try (RawClient third = new RawClient(server.port())) {
                assertThat(ask(third)).isEqualTo("error: the server is full (2 connections); try again later");
                assertThat(third.isAtEnd()).isTrue();
            }
            assertThat(ask(first)).isEqualTo("hello");
            second.leave();
            await().untilAsserted(() -> {
                try (RawClient next = new RawClient(server.port())) {
                    assertThat(ask(next)).isEqualTo("hello");
                }
            });
        }
    }

    private static String ask(RawClient client) throws IOException {
        client.send("hello");
        return client.receive();
    }
}
