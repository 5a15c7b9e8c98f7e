package org.jsyslab.common.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Journal;
import org.jsyslab.common.node.Table;
import org.junit.jupiter.api.Test;

class DurableStateTest {
    private record Ballot(long term) {}

    private final List<Change> changes = new ArrayList<>();
    private final DurableState state = new DurableState(changes::add);

    @Test
    void aJournalCountsFromOneAndIsCutAtBothEnds() {
        Journal<String> log = state.journal("log");
        assertThat(log.firstIndex()).isEqualTo(1);
        assertThat(log.lastIndex()).isZero();
        for (String entry : "a b c d e".split(" ")) {
            log.append(entry);
        }
        log.discardThrough(2);
        log.truncateFrom(5);

        assertThat(List.of(log.firstIndex(), log.lastIndex())).containsExactly(3L, 4L);
        assertThat(log.get(3)).isEqualTo("c");
        assertThatThrownBy(() -> log.get(2)).hasMessage("log holds 3 to 4, not 2");
        assertThatThrownBy(() -> log.get(5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> log.truncateFrom(2)).isInstanceOf(IndexOutOfBoundsException.class);
        log.discardThrough(9);
        assertThat(log.isEmpty()).isTrue();
        assertThat(log.append("j")).isEqualTo(10);
    }

    @Test
    void replayedChangesGiveTheSameState() {
        SplittableRandom random = new SplittableRandom(7);
        DurableState replayed = new DurableState(change -> {
            throw new AssertionError("replay tells no one");
        });
        Journal<String> log = state.journal("log");
        Cell<Ballot> ballot = state.cell("ballot", new Ballot(0));
        Table<String, Long> accounts = state.table("accounts");
        for (int i = 0; i < 20_000; i++) {
            int action = random.nextInt(12);
            if (action < 6) {
                log.append("entry " + i);
            } else if (action == 6) {
                log.truncateFrom(log.lastIndex() - Math.min(3, log.lastIndex() - log.firstIndex()));
            } else if (action == 7) {
                log.discardThrough(log.firstIndex() + random.nextInt(8) - 2);
            } else if (action == 8) {
                ballot.set(new Ballot(i));
            } else if (action == 9) {
                accounts.remove("a" + random.nextInt(20));
            } else {
                accounts.put("a" + random.nextInt(20), (long) i);
            }
        }
        changes.forEach(replayed::apply);

        assertSame(replayed);
        assertSame(new DurableState(state, change -> {}));
    }

    private void assertSame(DurableState other) {
        Journal<String> log = state.journal("log");
        Journal<String> otherLog = other.journal("log");
        assertThat(otherLog.firstIndex()).isEqualTo(log.firstIndex());
        assertThat(otherLog.lastIndex()).isEqualTo(log.lastIndex());
        for (long i = log.firstIndex(); i <= log.lastIndex(); i++) {
            assertThat(otherLog.get(i)).isEqualTo(log.get(i));
        }
        assertThat(other.cell("ballot", new Ballot(0)).get())
                .isEqualTo(state.cell("ballot", new Ballot(0)).get());
        assertThat(other.<String, Long>table("accounts").entries())
                .isEqualTo(state.<String, Long>table("accounts").entries());
    }
}
