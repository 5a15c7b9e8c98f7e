package org.jsyslab.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommonMainTest {
    private final Shell shell = new Shell(CommonMain.commandLine());

    @Test
    void measuresTheSimulator() {
        assertThat(shell.run("bench-sim", "--nodes", "10", "--messages", "1000"))
                .isEqualTo(ExitCode.OK);
        assertThat(shell.out()).startsWith("10 nodes, ").endsWith("per CPU-second");
    }

    @Test
    void refusesToMeasureNothing() {
        assertThat(shell.run("bench-sim", "--nodes", "1")).isEqualTo(ExitCode.USAGE);
        assertThat(shell.err())
                .isEqualTo("error: two nodes and one message are the least; see: common bench-sim --help");
    }
}
