package org.jsyslab.raft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jsyslab.common.cli.ExitCode;
import org.jsyslab.common.cli.LabMain;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoakTest {

    @Test
    @Timeout(120)
    @DisplayName("real processes under load are killed with kill -9, and what the clients were told is linearizable")
    void killed(@TempDir Path runs) {
        String[] arguments = ("soak -n 3 --minutes 0.02 --seed 140 --faults kill --runs " + runs).split(" ");
        assertThat(LabMain.run(new RaftKvLab(), arguments)).isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--minutes 0", "--minutes NaN", "-n 2", "--faults rain"})
    @DisplayName("a soak of no length, of too few servers or with unknown faults is a wrong command line")
    void usage(String option) {
        assertThat(LabMain.run(new RaftKvLab(), ("soak " + option).split(" "))).isEqualTo(ExitCode.USAGE);
    }
}
