package org.jsyslab.common.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsyslab.common.check.linear.Linearizability;
import org.jsyslab.common.check.model.Counter;
import org.jsyslab.common.check.model.Register;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static Explanation staleRead() {
        History history = new Scene()
                .done("c1", Register.write("x", Value.of("old")), 0, 10)
                .done("c2", Register.write("y", Value.of("other")), 0, 10)
                .done("c2", Register.write("x", Value.of("new")), 20, 40)
                .ok("c1", Register.read("x"), Value.of("old"), 25, 35)
                .ok("c3", Register.read("x"), Value.of("old"), 50, 60)
                .done("c1", Register.write("x", Value.of("later")), 70, 80)
                .history();
        return explain(history);
    }

    private static Explanation explain(History history) {
        return ((Verdict.Invalid) Linearizability.of(new Register()).check(history)).explanation();
    }

    @Test
    void aStaleReadIsExplainedByTheWriteItMissed() {
        assertThat(staleRead().text()).isEqualTo("""
                        not linearizable: no place fits c3: read(x) -> "old" [50..60]

                          c1  |-write(x, "old")-|
                          c2                     |=write(x, "new")=|
                          c3                                        |=read(x) -> "old"=|  <-- here

                          after c2 write(x, "new"): c3 read(x) would return "new", not "old"
                          The 2 operations marked = cannot all be right, whatever all others did; those marked - only help to see it.""");
    }

    @Test
    void openAndFailedOperationsAreDrawnAsSuch() {
        Operation failed = new Operation("a", Counter.add("x", 1), 0, new Ending.Fail(9, "refused"));
        Operation open = new Operation("b", Counter.add("x", 2), 1, new Ending.Info("no answer"));
        Operation next = new Operation("b", Counter.read("x"), 5, new Ending.Ok(12, Value.of(1)));
        Explanation explanation = new Explanation("wrong", next, List.of(failed, next), List.of(open), List.of(), true);

        assertThat(explanation.text())
                .contains("  a  |=add(x, 1) failed=X\n")
                .containsPattern("  b   \\|-add\\(x, 2\\) -> \\?-+>\n")
                .containsPattern("  b    +\\|=read\\(x\\) -> 1=+\\|  <-- here\n");
    }

    @Test
    void aSearchCutShortSaysSo() {
        Explanation whole = staleRead();
        Explanation cut =
                new Explanation(whole.title(), whole.culprit(), whole.part(), whole.context(), whole.reasons(), false);

        assertThat(whole.text()).doesNotContain("fewer operations might do");
        assertThat(cut.text()).contains("fewer operations might do");
    }

    @Test
    void longValuesAreCutInWhatIsReadOnAScreen() {
        History history = new Scene()
                .ok("c", Register.read("x"), Value.of("v".repeat(10_000)), 0, 1)
                .history();

        assertThat(explain(history).text().lines()).allMatch(line -> line.length() < 300);
        assertThat(explain(history).text()).contains("vvv... (10002 characters)");
    }

    @Test
    void thePageStandsAlone() {
        String page = staleRead().html();

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'")
                .contains("<h1>not linearizable: no place fits c3: read(x) -&gt; &quot;old&quot; [50..60]</h1>")
                .contains("= \u25c0 read(x) -&gt; &quot;old&quot;")
                .contains("c3 read(x) would return &quot;new&quot;, not &quot;old&quot;")
                .doesNotContain("<script")
                .doesNotContain("http:")
                .doesNotContain("https:");
    }

    @Test
    void thePageShowsNoForeignMarkup() {
        History history = new Scene()
                .ok("<b>c</b>", Register.read("</style><script>"), Value.of("<img src=x>&"), 0, 1)
                .history();

        assertThat(explain(history).html())
                .doesNotContain("<b>c")
                .doesNotContain("<script>")
                .doesNotContain("<img")
                .contains("&lt;img src=x&gt;&amp;");
    }
}
