package org.jsyslab.common.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsyslab.common.cluster.Jvm;
import org.jsyslab.common.disk.Identity;
import org.jsyslab.common.disk.StepLog;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.runtime.NodeProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Full disks, directories that cannot be written, ports and hosts that cannot be had: one clear line each. */
class BrokenMachineTest {
    /** No name server is asked for a label this long. */
    private static final String NO_HOST = "x".repeat(64) + ".invalid";

    @TempDir
    Path directory;

    @Test
    @DisplayName("a file where the data should be")
    void fileInTheWay() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertFails(
                "cannot use the data directory " + file + ": a file of that name is in the way; free or",
                node("--data", "" + file));
        Path below = file.resolve("n1");
        assertFails(
                "cannot use the data directory " + below + ": Not a directory; free or", node("--data", "" + below));
    }

    @Test
    @DisplayName("a file system that takes no directories, not even from root")
    @EnabledOnOs(OS.LINUX)
    void noPlaceForADirectory() {
        assertFails(
                "cannot use the data directory /proc/n1: it does not exist and cannot be made",
                node("--data", "/proc/n1"));
        assertFails("cannot create a run directory in /proc/n1", "cluster", "-n1", "--runs", "/proc/n1");
    }

    @Test
    @DisplayName("a directory without permission to write")
    @EnabledOnOs(OS.LINUX)
    void readOnly() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may write everywhere");
        Path locked = Files.createDirectory(
                directory.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        assertFails("cannot use the data directory " + locked + ": permission denied", node("--data", "" + locked));
    }

    @Test
    @DisplayName("data of another node, of another cluster, or of a node that runs")
    void othersData() throws IOException {
        Path data = directory.resolve("n2");
        Identity other = new Identity("lab09-typed", "n2");
        try (StepLog used = StepLog.open(data, other, new CounterLab().schema())) {
            assertThat(used.incarnation()).isEqualTo(1);
            assertFails("another process is using the data directory " + data, node("--data", "" + data));
        }
        assertFails(
                data + " holds the data of node n2, not of n1: give each node a directory of its own",
                node("--data", "" + data));
        Path foreign = directory.resolve("n1");
        StepLog.open(foreign, new Identity("lab03-typed", "n1"), new CounterLab().schema())
                .close();
        assertFails(
                foreign + " holds the data of another cluster (lab03-typed, not lab09-typed): use another",
                node("--data", "" + foreign));
    }

    @Test
    @DisplayName("a port in use, an address of another machine, a host that nobody knows")
    void nowhereToListen() throws IOException {
        String data = directory.resolve("n1").toString();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String at = "127.0.0.1:" + taken.getLocalPort();
            assertFails(
                    "cannot listen at " + at
                            + ": Address already in use; stop what listens there, or choose another --port",
                    "node",
                    "n1",
                    "--peers",
                    "n1",
                    "--port",
                    "" + taken.getLocalPort(),
                    "--data",
                    data);
        }
        assertFails(
                "cannot listen at 192.0.2.1:0: this machine does not have that address; choose another one to bind",
                node("--bind", "192.0.2.1", "--fresh", "--data", data));
        assertFails(
                "cannot listen at " + NO_HOST + ":0: the host " + NO_HOST + " is not known; choose another one",
                node("--bind", NO_HOST, "--fresh", "--data", data));
    }

    @Test
    @DisplayName("a host that nobody knows, for a client: nothing answers there, and the name is what is wrong")
    void unknownHost() throws IOException {
        String complaint =
                "nothing answers at " + NO_HOST + ":7901: the host " + NO_HOST + " is not known; look at how";
        assertEnds(ExitCode.NOTHING_ANSWERS, complaint, "value", "n1", "--at", "n1@" + NO_HOST + ":7901");
        assertEnds(ExitCode.NOTHING_ANSWERS, complaint, "value", "n1", "--at", NO_HOST + ":7901");
        Path file = Files.writeString(
                directory.resolve("cluster.json"),
                "{\"lab\":9,\"id\":\"x\",\"token\":\"y\",\"nodes\":{\"n1\":\"" + NO_HOST + ":7901\"}}");
        assertEnds(ExitCode.NOTHING_ANSWERS, complaint, "value", "n1", "--cluster", "" + file);
    }

    @Test
    @DisplayName("a simulated run whose record does not fit on the disk has failed")
    @EnabledOnOs(OS.LINUX)
    void noPlaceForARecord() {
        assertFails(
                "/dev/full: the trace cannot be written: No space left on device", "simulate", "--trace", "/dev/full");
    }

    @Test
    @DisplayName("what cannot be printed has failed")
    @EnabledOnOs(OS.LINUX)
    void noPlaceForTheOutput() throws IOException {
        Process process = builder(List.of(), "simulate", "--seed", "7")
                .redirectOutput(new File("/dev/full"))
                .start();
        assertThat(text(process.errorReader(StandardCharsets.UTF_8)))
                .containsExactly("error: standard output cannot be written: is the disk full, or the reader gone?");
        assertThat(process.onExit().join().exitValue()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    @DisplayName("no room for the first file of a node")
    @EnabledOnOs(OS.LINUX)
    void fullFromTheBeginning() throws IOException {
        Path data = directory.resolve("n1");
        List<String> limited = List.of("sh", "-c", "ulimit -f 1; exec \"$@\"", "sh");
        Process process = builder(limited, node("--data", "" + data)).start();
        assertThat(text(process.errorReader(StandardCharsets.UTF_8)))
                .containsExactly("error: cannot use the data directory " + data
                        + ": File too large; free or repair it, or choose another directory");
        assertThat(process.onExit().join().exitValue()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    @DisplayName(
            "a disk that fills up stops the node with one line, and what it acknowledged is there when it starts again")
    @EnabledOnOs(OS.LINUX)
    void fullLater() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "no prlimit here to take the disk from a process");
        String data = directory.resolve("n1").toString();
        Process node = builder(List.of(), node("--data", data)).start();
        String address = "n1@" + address(node);
        assertThat(Shell.ofLab().run("add", "n1", "5", "--at", address, "--timeout", "20s"))
                .isEqualTo(ExitCode.OK);

        Process limit = new ProcessBuilder("/usr/bin/prlimit", "--pid", "" + node.pid(), "--fsize=0").start();
        assertThat(limit.onExit().join().exitValue()).isZero();
        assertThat(Shell.ofLab().run("add", "n1", "7", "--at", address, "--timeout", "1s"))
                .isNotEqualTo(ExitCode.OK);

        assertThat(text(node.errorReader(StandardCharsets.UTF_8)))
                .containsExactly("error: n1 stopped: its disk failed: File too large; what it acknowledged is safe:"
                        + " free or repair the disk, then start it again");
        assertThat(node.onExit().join().exitValue()).isEqualTo(ExitCode.FAILED);
        assertThat(counted(data)).isEqualTo("5");
    }

    /** What a node that starts again with this data has counted. */
    private static String counted(String data) throws IOException {
        CounterLab lab = new CounterLab();
        NodeId n1 = NodeId.of("n1");
        try (StepLog disk = StepLog.open(Path.of(data), new Identity("lab09-typed", "n1"), lab.schema());
                NodeProcess again = NodeProcess.of(n1, lab.schema())
                        .disk(disk)
                        .listen("127.0.0.1", 0)
                        .host(n1, lab.server(n1, new TreeSet<>(Set.of(n1))))
                        .start()) {
            Shell shell = Shell.ofLab();
            assertThat(shell.run("value", "n1", "--at", "n1@127.0.0.1:" + again.port(), "--timeout", "20s"))
                    .isEqualTo(ExitCode.OK);
            return shell.out();
        }
    }

    private static String address(Process node) throws IOException {
        String ready = "n1 is ready at ";
        BufferedReader output = node.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(ready)) {
                return line.substring(ready.length());
            }
        }
        throw new AssertionError("the node did not start: " + text(node.errorReader(StandardCharsets.UTF_8)));
    }

    private static void assertFails(String complaint, String... arguments) {
        assertEnds(ExitCode.FAILED, complaint, arguments);
    }

    private static void assertEnds(int code, String complaint, String... arguments) {
        Shell shell = Shell.ofLab();
        int ended = shell.run(arguments);
        assertThat(shell.err())
                .startsWith("error: " + complaint)
                .hasLineCount(1)
                .doesNotContain("Exception", "null");
        assertThat(ended).isEqualTo(code);
    }

    private static String[] node(String... more) {
        return Stream.concat(Stream.of("node", "n1", "--peers", "n1", "--port", "0"), Stream.of(more))
                .toArray(String[]::new);
    }

    /** A process of its own, with a command in front of Java. */
    private static ProcessBuilder builder(List<String> before, String... arguments) {
        List<String> all = new ArrayList<>(List.of(CounterLab.class.getName()));
        all.addAll(List.of(arguments));
        List<String> command = new ArrayList<>(before);
        command.addAll(Jvm.current("64m").command(LabMain.class.getName(), all));
        return new ProcessBuilder(command);
    }

    private static List<String> text(BufferedReader reader) {
        return reader.lines().toList();
    }
}
