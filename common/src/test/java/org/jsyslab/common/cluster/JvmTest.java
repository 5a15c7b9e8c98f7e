package org.jsyslab.common.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JvmTest {
    private static final Jvm JVM = new Jvm(Path.of("java"), "lab.jar", List.of("-Xmx64m"));

    @Test
    @DisplayName("more flags reach the process and what it starts in turn")
    void handedDown() {
        assertThat(JVM.handingDown("-Xint  -Xlog:gc").command("Main", List.of("node", "n1")))
                .containsExactly(
                        "java",
                        "-Xmx64m",
                        "-Xint",
                        "-Xlog:gc",
                        "-Djsyslab.jvm=-Xint  -Xlog:gc",
                        "-cp",
                        "lab.jar",
                        "Main",
                        "node",
                        "n1");
    }

    @Test
    @DisplayName("without more flags the command is as it was")
    void plain() {
        assertThat(JVM.handingDown("")).isEqualTo(JVM);
    }
}
