package org.jsyslab.raft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.runtime.Builder;
import org.jsyslab.common.runtime.NodeProcess;
import org.jsyslab.raft.kv.KvOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The store by Redis and by HTTP, at a cluster of one. */
class DoorsTest {
    private static final NodeId N1 = NodeId.of("n1");

    private final HttpClient http = HttpClient.newHttpClient();
    private NodeProcess process;
    private Socket redis;
    private BufferedReader replies;

    @BeforeEach
    void start() throws IOException {
        RaftKvLab lab = new RaftKvLab();
        SortedSet<NodeId> alone = new TreeSet<>(Set.of(N1));
        Builder builder = NodeProcess.of(N1, lab.schema())
                .listen("127.0.0.1", 0)
                .host(N1, lab.server(N1, alone))
                .client(stack -> lab.client(stack.self(), alone).assemble(stack));
        lab.equip(builder);
        process = builder.start();
        redis = new Socket(InetAddress.getLoopbackAddress(), process.port());
        replies = new BufferedReader(new InputStreamReader(redis.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    @AfterEach
    void stop() throws IOException {
        redis.close();
        process.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SET a 1; GET a; GET b                 | +OK $1 1 $-1",
                "SET a 1 XX; SET a 1 NX; SET a 2 NX    | $-1 +OK $-1",
                "SET a 1; SET a 2 XX; GET a            | +OK +OK $1 2",
                "SETNX a 1; SETNX a 2; GET a           | :1 :0 $1 1",
                "MSET a 1 b 2 a 3; MGET a b c          | +OK *3 $1 3 $1 2 $-1",
                "SET a 1; EXISTS a a b; DEL a b; GET a | +OK :2 :1 $-1",
                "INCR n; INCRBY n 5; DECR n; DECRBY n 9; GET n | :1 :6 :5 :-4 $2 -4",
                "APPEND a xy; APPEND a z; GET a        | :2 :3 $3 xyz",
                "MSET k1 1 k2 2 l 3; KEYS k*; KEYS *   | +OK *2 $2 k1 $2 k2 *3 $2 k1 $2 k2 $1 l",
            })
    @DisplayName("Redis commands answer what Redis answers")
    void answersOfRedis(String commands, String expected) throws IOException {
        type(commands);
        for (String word : expected.split(" ")) {
            assertThat(replies.readLine()).isEqualTo(word);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SET a 1 EX 9     | -ERR SET takes NX or XX here, and no more: keys do not expire",
                "SET a 1 NX GET   | -ERR SET takes NX or XX here, and no more: keys do not expire",
                "SET a            | -ERR wrong number of arguments for 'SET' command",
                "MSET a 1 b       | -ERR wrong number of arguments for 'MSET' command",
                "INCRBY a x       | -ERR value is not an integer or out of range",
                "DECRBY a -9223372036854775808 | -ERR value is not an integer or out of range",
                "KEYS a?          | -ERR KEYS takes a prefix and a star here, such as KEYS user:*",
                "FLUSHALL         | -ERR unknown command 'FLUSHALL'",
                "SET a x; INCR a  | -ERR the value is not a whole number of 64 bits",
            })
    @DisplayName("what cannot be done is said, and the connection lives on")
    void refusals(String commands, String expected) throws IOException {
        type(commands);
        String reply = replies.readLine();
        assertThat(reply.equals("+OK") ? replies.readLine() : reply).isEqualTo(expected);
        type("PING");
        assertThat(replies.readLine()).isEqualTo("+PONG");
    }

    @Test
    @DisplayName("a value that is too long is refused, at both doors")
    void oversize() throws IOException, InterruptedException {
        byte[] value = new byte[KvOperation.MAX_VALUE + 1];
        OutputStream out = redis.getOutputStream();
        out.write(("*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$" + value.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(value);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(replies.readLine()).isEqualTo("-ERR a value has at most 524288 bytes, not 524289");

        HttpResponse<byte[]> refused = http("PUT", "/kv/k", value);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).asString().contains("a value has at most 524288 bytes");
    }

    @Test
    @DisplayName("HTTP takes and gives the bytes of a value as they are")
    void http() throws IOException, InterruptedException {
        byte[] value = {0, (byte) 0xff, '\n', '{'};
        assertThat(http("GET", "/kv/a%20b", new byte[0]).statusCode()).isEqualTo(404);
        assertThat(http("PUT", "/kv/a%20b", value).statusCode()).isEqualTo(200);
        assertThat(http("GET", "/kv/a%20b", new byte[0]).body()).isEqualTo(value);
        assertThat(http("PUT", "/kv/b", "1".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(200);
        assertThat(http("GET", "/kv?prefix=b&limit=5", new byte[0]).body())
                .asString()
                .contains("\"b\":\"1\"");
        assertThat(http("GET", "/kv?limit=x", new byte[0]).statusCode()).isEqualTo(400);
        assertThat(http("DELETE", "/kv/b", new byte[0]).body()).asString().contains("\"deleted\":1");
        assertThat(http("GET", "/metrics", new byte[0]).body())
                .asString()
                .contains("jsyslab_observed_info{node=\"n1\",name=\"role\",value=\"LEADER\"} 1");
    }

    private void type(String commands) throws IOException {
        String lines = commands.replaceAll(";\\s*", "\r\n") + "\r\n";
        redis.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
    }

    private HttpResponse<byte[]> http(String method, String path, byte[] body)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + process.port() + path);
        return http.send(
                HttpRequest.newBuilder(uri)
                        .method(method, BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }
}
