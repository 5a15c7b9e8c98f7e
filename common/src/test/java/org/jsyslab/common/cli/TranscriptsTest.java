package org.jsyslab.common.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptsTest {
    private static final List<String> OUTPUT = List.of("seed 7", "first", "second", "held");

    /** A lab whose simulation prints a few lines. */
    private static final class TalkativeLab extends CounterLab {
        @Override
        public Optional<SimulatedRun> simulation() {
            return Optional.of((simulation, out) -> {
                OUTPUT.forEach(out::println);
                return true;
            });
        }
    }

    @TempDir
    private Path directory;

    private void check(List<String> shown) {
        Lab lab = new TalkativeLab();
        List<String> page = new ArrayList<>(List.of("# A page", "```"));
        page.add("$ " + LabProgram.name(lab) + " simulate --seed 7");
        page.addAll(shown);
        page.add("```");
        Transcripts.check(lab, page, directory);
    }

    @Test
    @DisplayName("what a command prints may be shown in full, or with gaps")
    void right() {
        check(OUTPUT);
        check(List.of("…", OUTPUT.get(OUTPUT.size() - 1)));
        check(List.of(OUTPUT.get(0), "…"));
        check(List.of("…", "first", "…", "held"));
    }

    @Test
    @DisplayName("a changed line, a line too many and a line left out without a gap are told")
    void wrong() {
        for (int i = 0; i < OUTPUT.size(); i++) {
            List<String> changed = new ArrayList<>(OUTPUT);
            changed.set(i, changed.get(i) + "!");
            assertThatThrownBy(() -> check(changed)).isInstanceOf(AssertionError.class);
            List<String> withGaps = List.of("…", changed.get(i), "…");
            assertThatThrownBy(() -> check(withGaps)).isInstanceOf(AssertionError.class);
        }
        List<String> longer = new ArrayList<>(OUTPUT);
        longer.add("and more");
        assertThatThrownBy(() -> check(longer)).isInstanceOf(AssertionError.class);
        List<String> beginning = new ArrayList<>(OUTPUT);
        beginning.remove(OUTPUT.size() - 1);
        assertThatThrownBy(() -> check(beginning)).isInstanceOf(AssertionError.class);
        List<String> leftOut = List.of("…", "first", "held");
        assertThatThrownBy(() -> check(leftOut)).isInstanceOf(AssertionError.class);
    }

    @Test
    @DisplayName("a page without a command to run is told")
    void nothing() {
        assertThatThrownBy(() -> Transcripts.check(new CounterLab(), List.of("# A page"), directory))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("deterministic commands");
    }
}
