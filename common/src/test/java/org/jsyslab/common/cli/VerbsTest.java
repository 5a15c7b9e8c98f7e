package org.jsyslab.common.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsyslab.common.cluster.Jvm;
import org.jsyslab.common.disk.Identity;
import org.jsyslab.common.disk.StepLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verbs as a person uses them, each in a process of its own or as the whole command line. */
class VerbsTest {
    private final Shell shell = Shell.ofLab();
    private final List<Process> started = new ArrayList<>();

    @TempDir
    Path directory;

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    @DisplayName("a node says where it is, serves, survives kill -9, and finds its data again")
    void node() throws IOException {
        String data = directory.resolve("n1").toString();
        Process first = start("node", "n1", "--peers", "n1", "--port", "0", "--data", data);
        String address = awaitLine(first, "n1 is ready at (\\S+)");
        String port = address.substring(address.indexOf(':') + 1);
        assertThat(awaitLine(first, "  talk to it:  (.*)")) // the pause, for not every nc can wait for replies
                .isEqualTo("echo '{}' | nc -w 1 127.0.0.1 " + port);
        assertThat(shell.run("add", "n1", "5", "--at", "n1@" + address)).isEqualTo(ExitCode.OK);
        first.destroyForcibly().onExit().join();

        Process second = start("node", "n1", "--peers", "n1", "--port", "0", "--data", data);
        awaitLine(second, "(found the data of an earlier run) in .*");
        String again = awaitLine(second, "n1 is ready at (\\S+)");
        assertThat(shell.run("value", "n1", "--at", again)).isEqualTo(ExitCode.OK);
        assertThat(shell.run("value", "n1", "--at", again, "--at-least", "6")).isEqualTo(ExitCode.FAILED);
        assertThat(shell.err()).isEqualTo("5");
        assertThat(shell.out()).isEqualToIgnoringNewLines("55");
        assertThat(shell.run("value", "n1", "--at", again, "--at-least", "6", "--json"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(shell.out()).endsWith("\"value\":5}}");
    }

    @Test
    @DisplayName("a node on another port does not claim to listen where the cluster file says")
    void otherPort() throws IOException {
        String data = directory.resolve("n1").toString();
        Process node = start("node", "n1", "--peers", "n1", "--port", "0", "--data", data);
        String address = awaitLine(node, "n1 is ready at (\\S+)");
        int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            PrintWriter typed = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
            typed.println("{\"body\":{\"type\":\"Read\",\"op\":\"c1-1\"}}");
            String reply = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            assertThat(reply).contains("\"src\":\"n1\"", "Total");
        }
    }

    @Test
    @DisplayName("a port in use is named in one line")
    void portInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            String data = directory.resolve("n1").toString();

            assertThat(shell.run("node", "n1", "--peers", "n1", "--port", port, "--data", data))
                    .isEqualTo(ExitCode.FAILED);
            assertThat(shell.err())
                    .startsWith("error: cannot listen at 127.0.0.1:" + port)
                    .endsWith("stop what listens there, or choose another --port")
                    .hasLineCount(1);
        }
    }

    @Test
    @DisplayName("a node that the configuration does not name may run where the lab admits newcomers")
    void newcomer() throws IOException {
        Shell admitting = new Shell(LabMain.commandLine(new CounterLab() {
            @Override
            public boolean admitsNewcomers() {
                return true;
            }
        }));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            String data = directory.resolve("n3").toString();

            assertThat(admitting.run("node", "n3", "--peers", "n1,n2", "--port", port, "--data", data))
                    .isEqualTo(ExitCode.FAILED);
            assertThat(admitting.err()).startsWith("error: cannot listen at 127.0.0.1:" + port);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n1 --peers n1 --port 99999 | --port must be 0 to 65535",
                "n1 --peers n1 --port -1    | --port must be 0 to 65535",
                "n9 --peers n1,n2 --port 0  | there is no node n9 in cluster lab09-typed; it has n1, n2, and --peers",
            })
    @DisplayName("a port or node that cannot be is a wrong command line")
    void wrongNode(String arguments, String complaint) {
        String line = "node " + arguments + " --data " + directory.resolve("data");

        assertThat(shell.run(line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(shell.err())
                .startsWith("error: " + complaint)
                .endsWith("see: lab09 node --help")
                .hasLineCount(1);
    }

    @Test
    @DisplayName("a node whose data another is using claims to have found nothing")
    void dataInUse() throws IOException {
        Identity identity = new Identity("lab09-typed", "n1");
        try (StepLog used = StepLog.open(directory.resolve("n1"), identity, new CounterLab().schema())) {
            String data = directory.resolve("n1").toString();

            assertThat(used.incarnation()).isEqualTo(1);
            assertThat(shell.run("node", "n1", "--peers", "n1", "--port", "0", "--data", data))
                    .isEqualTo(ExitCode.FAILED);
            assertThat(shell.err()).hasLineCount(1);
            assertThat(shell.out()).isEmpty();
        }
    }

    @Test
    @DisplayName("a script drives a cluster, and its first failure is the end of both")
    void script() throws IOException {
        Path script = Files.writeString(directory.resolve("s"), "add n1 5\nrestart n1\nvalue n1\nkill n2\nadd n1 1\n");

        assertThat(shell.run("cluster", "-n1", "--free-ports", "--runs", directory.toString(), "--script", "" + script))
                .isEqualTo(ExitCode.FAILED);
        assertThat(shell.out()).isEqualToIgnoringNewLines("55");
        assertThat(shell.err()).contains("there is no node n2").endsWith("failed at line 4: kill n2");
    }

    @Test
    @DisplayName("a demo that holds ends with 0")
    void demo() {
        assertThat(shell.run("demo", "--runs", directory.toString())).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).startsWith("1. A counter survives").endsWith("All 1 checks held.");
    }

    @Test
    @DisplayName("bench counts what clients got done")
    void bench() {
        assertThat(shell.run(
                        "bench", "-n1", "--clients=2", "--warm-up=1ms", "--time=2s", "--json", "--runs=" + directory))
                .isEqualTo(ExitCode.OK);
        assertThat(shell.out()).matches("\\{\"clients\":2,.*\"operationsPerSecond\":[1-9].*\"notDone\":0}");
    }

    @Test
    @DisplayName("kill -9 of the launcher leaves no node, a paused one included, where a node can be paused")
    void launcherKilled() throws IOException {
        String second = OS.WINDOWS.isCurrentOs() ? "up" : "paused";
        Process launcher = start("cluster", "-n2", "--free-ports", "--runs", directory.toString());
        PrintWriter typed = new PrintWriter(launcher.getOutputStream(), true, StandardCharsets.UTF_8);
        typed.println("pause n2");
        typed.println("status");
        BufferedReader output = launcher.inputReader(StandardCharsets.UTF_8);
        List<Long> nodes = List.of(
                Long.valueOf(awaitLine(output, "n1 +up .* pid ([0-9]+).*")),
                Long.valueOf(awaitLine(output, "n2 +" + second + " .* pid ([0-9]+).*")));
        List<ProcessHandle> all = launcher.descendants().toList();
        assertThat(all.stream().map(ProcessHandle::pid)).containsAll(nodes);

        launcher.destroyForcibly();

        await().untilAsserted(() -> assertThat(all).noneMatch(ProcessHandle::isAlive));
    }

    private Process start(String... arguments) throws IOException {
        List<String> all = Stream.concat(Stream.of(CounterLab.class.getName()), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(Jvm.current("64m").command(LabMain.class.getName(), all))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        return process;
    }

    private static String awaitLine(Process process, String pattern) throws IOException {
        return awaitLine(process.inputReader(StandardCharsets.UTF_8), pattern);
    }

    private static String awaitLine(BufferedReader output, String pattern) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = Pattern.compile(pattern).matcher(line);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        throw new AssertionError("no line " + pattern);
    }
}
