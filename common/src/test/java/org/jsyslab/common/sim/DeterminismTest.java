package org.jsyslab.common.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeterminismTest {

    @Test
    void one_seed_makes_one_trace_and_another_seed_another() {
        String trace = traceHere(42);
        assertThat(traceHere(42)).isEqualTo(trace);
        assertThat(traceHere(43)).isNotEqualTo(trace);
        assertThat(trace).contains(" drop ", "dup ", "life crash", "life restart", "life pause", "fault ", "disk lost");
    }

    @Test
    void another_jvm_makes_the_same_bytes() throws Exception {
        assertThat(traceOf(Path.of(System.getProperty("java.home")), 42)).isEqualTo(traceHere(42));
    }

    @Test
    void a_jvm_of_another_version_makes_the_same_bytes() throws Exception {
        Optional<Path> other = anotherJdk();
        assumeTrue(
                other.isPresent(),
                "no newer JDK: none is named by -Dother.jdk=… or OTHER_JDK, and none lies beside "
                        + System.getProperty("java.home"));
        assertThat(traceOf(other.get(), 42)).isEqualTo(traceHere(42));
    }

    @Test
    void an_observer_does_not_change_the_run() {
        Simulation observed = Seeds.single(9);
        Simulation alone = new Simulation(9);
        for (Simulation simulation : List.of(observed, alone)) {
            Store.build(simulation, Store.Discipline.WRITE_THEN_ANSWER);
            simulation.network().links(Link.LAN.losing(0.1));
            simulation.run(Duration.ofSeconds(10));
        }
        assertThat(observed.events()).isEqualTo(alone.events()).isPositive();
        assertThat(observed.delivered()).isEqualTo(alone.delivered());
    }

    private static String traceHere(long seed) {
        StringBuilder trace = new StringBuilder();
        TracePrinter.trace(seed, line -> trace.append(line).append('\n'));
        return trace.toString();
    }

    private static String traceOf(Path javaHome, long seed) throws Exception {
        Process process = new ProcessBuilder(
                        javaHome.resolve("bin/java").toString(),
                        "-Xshare:auto",
                        "-Duser.language=de",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TracePrinter.class.getName(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String trace = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return trace;
    }

    /** A newer JDK: the one that was named, or one installed beside the JDK that runs this test. */
    private static Optional<Path> anotherJdk() throws IOException {
        String named = System.getProperty("other.jdk", System.getenv("OTHER_JDK"));
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        Path siblings = Path.of(System.getProperty("java.home")).toRealPath().getParent();
        try (Stream<Path> homes = Files.list(siblings)) {
            return homes.sorted().filter(DeterminismTest::isOfAnotherVersion).findFirst();
        }
    }

    private static boolean isOfAnotherVersion(Path home) {
        try {
            return Files.isExecutable(home.resolve("bin/java"))
                    && Files.readAllLines(home.resolve("release")).stream()
                            .filter(line -> line.startsWith("JAVA_VERSION="))
                            .map(line ->
                                    Runtime.Version.parse(line.substring(14).replace("\"", "")))
                            .anyMatch(version -> version.feature() >= 17
                                    && version.feature() != Runtime.version().feature());
        } catch (IOException e) {
            return false;
        }
    }
}
