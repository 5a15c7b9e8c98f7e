package org.jsyslab.clientserver.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jsyslab.common.cli.ExitCode;
import org.jsyslab.common.cli.NothingAnswersException;
import org.jsyslab.common.cluster.ClusterException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {
    private static final String[] SHORT_BENCH = {
        "--server", "NETTY", "--connections", "2", "--warm-up", "PT0.1S", "--time", "PT0.1S"
    };

    /** A command that runs until it is interrupted, and the port it printed. */
    private static final class Running implements AutoCloseable {
        private final StringWriter out = new StringWriter();
        private final FutureTask<Integer> code;
        private final Thread thread;

        Running(Callable<Integer> command, String... arguments) {
            code = new FutureTask<>(() -> run(command, out, arguments));
            thread = new Thread(code);
            thread.start();
        }

        String port() {
            await().until(() -> out.toString().contains("Ctrl-C") || code.isDone());
            return out.toString().replaceAll("(?s)listening on 127\\.0\\.0\\.1:(\\d+);.*", "$1");
        }

        @Override
        public void close() {
            thread.interrupt();
            assertThat(code).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(ExitCode.OK);
        }
    }

    /** Failures are thrown, as the lab's main sees them. */
    private static int run(Callable<Integer> command, StringWriter out, String... arguments) throws Exception {
        new CommandLine(command).setOut(new PrintWriter(out)).parseArgs(arguments);
        return command.call();
    }

    private static InputStream typed(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--blocking", "--netty"})
    @DisplayName("serve in one terminal, send in another: messages as arguments or typed; an error is exit code 1")
    void serveAndSend(String kind) throws Exception {
        StringWriter out = new StringWriter();
        try (Running server = new Running(new ServeCommand(), kind, "--port", "0")) {
            String port = server.port();
            assertThat(run(new SendCommand(), out, "--port", port, "add 1 2", "echo hi"))
                    .isEqualTo(ExitCode.OK);
            assertThat(run(new SendCommand(typed("upper x\necho y\n")), out, "--port", port))
                    .isEqualTo(ExitCode.OK);
            assertThat(run(new SendCommand(), out, "--port", port, "nonsense")).isEqualTo(ExitCode.FAILED);
        }
        assertThat(out.toString()).startsWith("3\nhi\nX\ny\nerror: unknown request; try: ");
    }

    @Test
    @DisplayName("chat serve in one terminal, chat join in another")
    void chat() throws Exception {
        StringWriter out = new StringWriter();
        try (Running server = new Running(new ChatServeCommand(), "--port", "0")) {
            String port = server.port();
            assertThat(run(new ChatJoinCommand(typed("hello\n")), out, "ann", "--port", port))
                    .isEqualTo(ExitCode.OK);
            assertThatThrownBy(() -> run(new ChatJoinCommand(typed("")), out, "not a name", "--port", port))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageEndingWith("a name is 1 to 20 letters, digits, _ or -");
        }
        assertThat(out.toString()).isEqualTo("* ann joined; here: ann\nann: hello\n");
    }

    @Test
    @DisplayName("Somebody who is silent, and nobody, are one line that says what to do, and exit code 4")
    void nothingAnswers() throws Exception {
        String port;
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            port = port(silent);
            assertThatThrownBy(() -> send("--port", port(silent), "--timeout", "PT0.1S", "x"))
                    .isInstanceOf(NothingAnswersException.class)
                    .hasMessage("localhost:" + port + " has not answered within 100 ms");
        }
        assertThatThrownBy(() -> send("--port", port, "x"))
                .isInstanceOf(NothingAnswersException.class)
                .hasMessage("nothing answers at localhost:" + port + "; start a server: serve --port " + port);
    }

    private static void send(String... arguments) throws Exception {
        int unused = run(new SendCommand(), new StringWriter(), arguments);
    }

    private static String port(ServerSocket listener) {
        return String.valueOf(listener.getLocalPort());
    }

    @Test
    @DisplayName("A port that is taken is one line that says what to do")
    void portTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            String port = port(taken);
            assertThatThrownBy(() -> run(new ServeCommand(), new StringWriter(), "--port", port))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("cannot listen on localhost:" + port)
                    .hasMessageEndingWith("try another --port");
        }
    }

    @Test
    @DisplayName("bench-sockets prints a table, or JSON for programs")
    void bench() throws Exception {
        StringWriter out = new StringWriter();
        assertThat(run(new SocketsBenchCommand(), out, SHORT_BENCH)).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines()).hasSize(2);
        StringWriter json = new StringWriter();
        String[] asJson =
                Stream.concat(Stream.of(SHORT_BENCH), Stream.of("--json")).toArray(String[]::new);
        assertThat(run(new SocketsBenchCommand(), json, asJson)).isEqualTo(ExitCode.OK);
        assertThat(new ObjectMapper()
                        .readTree(json.toString())
                        .get(0)
                        .get("perSecond")
                        .asLong())
                .isPositive();
    }
}
