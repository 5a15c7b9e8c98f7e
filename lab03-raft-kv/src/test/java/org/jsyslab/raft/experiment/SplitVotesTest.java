package org.jsyslab.raft.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.jsyslab.common.experiment.Row;
import org.jsyslab.common.experiment.Table;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code experiment split-vote}, with fewer elections. */
class SplitVotesTest {

    @ParameterizedTest(name = "{0} servers, {1} failed, latency {2} of the range: {3} %")
    @CsvSource({
        "5, 1, 0.01, 0.06, 0.005",
        "5, 1, 0.1, 5.2, 0.05",
        "5, 1, 0.2, 18.1, 0.05",
        "5, 2, 0.2, 50, 2",
        "9, 2, 0.2, 15, 0.5",
        "9, 4, 0.2, 68, 1.5",
        "9, 4, 0.1, 40, 1.5"
    })
    @DisplayName("The closed form gives what the dissertation prints")
    void published(int servers, int failed, double latency, double percent, double rounding) {
        assertThat(100 * new SplitVoteFormula(servers, failed).probability(latency))
                .isCloseTo(percent, within(rounding));
    }

    @ParameterizedTest(name = "{0} servers, {1} elections")
    @CsvSource({"5, 500, 12", "7, 200, 16", "9, 200, 20"})
    @DisplayName("Votes are split as often as the closed form says, up to four standard deviations")
    void splits(int servers, int elections, int points) {
        Table table = new SplitVotes(1, elections).splits(servers);
        assertThat(table.rows()).hasSize(points).allMatch(Row::agrees);
    }

    @ParameterizedTest(name = "{0} servers")
    @ValueSource(ints = {5, 7, 9})
    @Tag("slow")
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    @DisplayName("In 20,000 elections, votes are split as often as the closed form says, up to one point of percent")
    void splitsAtFullSize(int servers) {
        Table table = new SplitVotes(1, SplitVotes.FULL).splits(servers);
        assertThat(table.rows())
                .allMatch(Row::agrees)
                .allSatisfy(row -> assertThat(row.measured()).isCloseTo(row.published(), within(1.0)));
    }

    @Test
    @DisplayName("If messages took twice as long, the votes split would not agree")
    void slowMessages() {
        SplitVotes slow = new SplitVotes(1, 400) {
            @Override
            FirstElection election(int servers, int failed, double latency) {
                return super.election(servers, failed, 2 * latency);
            }
        };
        assertThat(slow.splits(5).rows().stream().filter(row -> row.x() >= 0.1))
                .hasSize(6)
                .noneMatch(Row::agrees);
    }

    @Test
    @DisplayName("Over a wide area elections take 475 ms with one server failed, 650 ms with two, up to 8 %")
    void wideArea() {
        assertThat(new SplitVotes(1, 1)
                        .wideArea(1_000).rows().stream()
                                .filter(row -> row.series().equals("mean")))
                .hasSize(2)
                .allMatch(Row::agrees);
    }

    @Test
    @Tag("slow")
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    @DisplayName(
            "Over a wide area 99.9 % of 10,000 elections take 1.5 s with one server failed, 3 s with two, up to 20 %")
    void wideAreaAtFullSize() {
        Table table = new SplitVotes(1, 1).wideArea(SplitVoteExperiment.WIDE_AREA);
        assertThat(table.rows()).hasSize(4).allMatch(Row::agrees);
    }

    @Test
    @DisplayName("Too few elections, or too many, are refused in one line")
    void badInput() {
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new SplitVoteExperiment()).setErr(new PrintWriter(err));
        assertThat(command.execute("--elections", "99")).isEqualTo(2);
        assertThat(command.execute("--elections", "1000001")).isEqualTo(2);
        assertThat(err).asString().contains("elections: 100 to 1000000");
    }

    @Test
    @DisplayName("The same seed gives the same rows; another seed gives others")
    void deterministic() {
        Table once = new SplitVotes(7, 20).splits(5);
        assertThat(new SplitVotes(7, 20).splits(5)).isEqualTo(once);
        assertThat(new SplitVotes(8, 20).splits(5)).isNotEqualTo(once);
    }
}
