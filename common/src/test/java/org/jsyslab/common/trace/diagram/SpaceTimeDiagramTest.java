package org.jsyslab.common.trace.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.trace.Causality;
import org.jsyslab.common.trace.LossyRun;
import org.jsyslab.common.trace.RandomRun;
import org.jsyslab.common.trace.Trace;
import org.jsyslab.common.trace.TraceEvent;
import org.junit.jupiter.api.Test;

class SpaceTimeDiagramTest {
    private static final Pattern DATA =
            Pattern.compile("<script id=\"trace\" type=\"application/json\">(.*?)</script>", Pattern.DOTALL);

    @Test
    void thePageNeedsNothingElse() {
        String page = SpaceTimeDiagram.html(LossyRun.story(1));

        assertThat(page).doesNotContainPattern("(?i)(src|href)\\s*=").doesNotContainPattern("https?://");
        assertThat(page).doesNotContainPattern("(?m)^\\s*import |@import|url\\(|\\{\\{");
        assertThat(page).contains("default-src 'none'; script-src 'sha256-");
    }

    @Test
    void textOfTheRunCannotBecomeMarkup() throws IOException {
        String evil = "</script><script>alert(1)</script><!-- & $1 {{data}}";
        String page = SpaceTimeDiagram.html(new Trace(RandomRun.header(), List.of(note(1, evil))));

        assertThat(page.split("<script", -1)).hasSize(3);
        assertThat(data(page).path("events").get(0).path("txt").asText()).isEqualTo(evil);
    }

    @Test
    void everyEventCarriesItsCauses() throws IOException {
        List<TraceEvent> run = RandomRun.of(3, 3, 80);
        Causality causality = new Causality(run);
        JsonNode events =
                data(SpaceTimeDiagram.html(new Trace(RandomRun.header(), run))).path("events");

        for (int i = 0; i < run.size(); i++) {
            List<Integer> from = new ArrayList<>();
            events.get(i).path("from").forEach(n -> from.add(n.asInt() - 1));
            assertThat(from).isEqualTo(causality.causes(i));
        }
    }

    @Test
    void aLongRunIsCutAndThePageSaysSo() throws IOException {
        List<TraceEvent> run = new ArrayList<>();
        for (int i = 1; i <= 50_000; i++) {
            run.add(note(i, "a note"));
        }
        JsonNode data = data(SpaceTimeDiagram.html(new Trace(RandomRun.header(), run)));

        assertThat(data.path("total").asInt()).isEqualTo(50_000);
        assertThat(data.path("events").size()).isEqualTo(20_000);
        assertThat(data.path("cut").path("before").asInt()).isEqualTo(30_000);
        assertThat(data.path("cut").path("after").asInt()).isZero();
    }

    private static JsonNode data(String page) throws IOException {
        Matcher matcher = DATA.matcher(page);
        assertThat(matcher.find()).isTrue();
        return new ObjectMapper().readTree(matcher.group(1));
    }

    private static TraceEvent note(long n, String text) {
        return new TraceEvent(
                n, n, NodeId.of("n1"), 1, n, Kind.NOTE, null, null, null, null, text, null, List.of(), null);
    }
}
