package org.jsyslab.common.trace.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.trace.RandomRun;
import org.jsyslab.common.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/** The four conditions of ShiViz, and its regular expression. */
class ShiVizExportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Entry(String host, Map<String, Integer> clock) {
        int own() {
            return clock.get(host);
        }
    }

    @Test
    void thePatternReadsEveryEventAndNothingIsLeftOver() throws IOException {
        for (long seed = 0; seed < 50; seed++) {
            List<TraceEvent> run = RandomRun.of(seed, 4, 100);
            String log = log(run);
            assertThat(entries(log)).hasSameSizeAs(run);
            String rest = Pattern.compile(ShiVizExport.PATTERN, Pattern.MULTILINE)
                    .matcher(log)
                    .replaceAll("");
            assertThat(rest).isBlank();
        }
    }

    @Test
    void eachHostCountsFromOneWithoutGapsAndNeverRestarts() throws IOException {
        for (long seed = 0; seed < 50; seed++) {
            Map<String, Integer> counted = new TreeMap<>();
            for (Entry entry : entries(log(RandomRun.of(seed, 4, 100)))) {
                assertThat(entry.own()).as(entry.toString()).isEqualTo(counted.merge(entry.host(), 1, Integer::sum));
            }
            assertThat(counted.keySet()).as("a restart is a new host").anyMatch(host -> host.endsWith(".2"));
        }
    }

    @Test
    void clocksNameOnlyHostsThatHaveEvents() throws IOException {
        for (long seed = 0; seed < 50; seed++) {
            List<Entry> entries = entries(log(RandomRun.of(seed, 6, 60)));
            Set<String> hosts = new TreeSet<>();
            Set<String> named = new TreeSet<>();
            entries.forEach(entry -> hosts.add(entry.host()));
            entries.forEach(entry -> named.addAll(entry.clock().keySet()));
            assertThat(named).isEqualTo(hosts);
        }
    }

    @Test
    void aLossHappensInTheNetworkAndNobodyLearnsFromIt() throws IOException {
        List<Entry> entries = entries(log(List.of(
                event(1, "n1", Kind.SEND, "m", null),
                event(2, "n1", Kind.DROP, "m", null),
                event(3, "n1", Kind.NOTE, null, "two\nlines"))));

        assertThat(entries.get(1)).isEqualTo(new Entry("network", Map.of("n1", 1, "network", 1)));
        assertThat(entries.get(2)).isEqualTo(new Entry("n1", Map.of("n1", 2)));
    }

    @Test
    void aNodeMayBeCalledNetwork() throws IOException {
        List<Entry> entries = entries(
                log(List.of(event(1, "network", Kind.SEND, "m", null), event(2, "network", Kind.DROP, "m", null))));

        assertThat(entries).extracting(Entry::host).containsExactly("network", "network*");
    }

    private static String log(List<TraceEvent> run) {
        List<String> lines = ShiVizExport.lines(run);
        assertThat(lines.subList(0, 2)).containsExactly(ShiVizExport.PATTERN, "");
        return String.join("\n", lines.subList(2, lines.size()));
    }

    private static List<Entry> entries(String log) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Matcher matcher =
                Pattern.compile(ShiVizExport.PATTERN, Pattern.MULTILINE).matcher(log);
        while (matcher.find()) {
            Map<String, Integer> clock = new TreeMap<>();
            for (Map.Entry<String, JsonNode> field :
                    JSON.readTree(matcher.group("clock")).properties()) {
                clock.put(field.getKey(), field.getValue().asInt());
            }
            entries.add(new Entry(matcher.group("host"), clock));
        }
        return entries;
    }

    private static TraceEvent event(long n, String node, Kind kind, String message, String text) {
        return new TraceEvent(
                n, n, NodeId.of(node), 1, n, kind, message, null, null, null, text, null, List.of(), null);
    }
}
