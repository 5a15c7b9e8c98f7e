package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jsyslab.common.runtime.door.Limits;
import org.junit.jupiter.api.Test;

/** Who sends a byte now and then is never silent and never done. The patience of each door ends all the same. */
class SlowLorisTest {
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final int ROUNDS = 400;

    /** How each request begins, of which then one byte after the other follows. */
    private static final Map<String, String> REQUESTS = new TreeMap<>(Map.of(
            "a JSON line", "{\"body\":{\"type\":\"Say\",\"text\":\"",
            "a JSON line that is too long", "{" + "x".repeat(20_000),
            "a binary frame", "\0\0\0\u0010\0",
            "a Redis array", "*9\r\n$4\r\nECHO\r\n$900\r\n",
            "an inline Redis command", "ECHO ",
            "the head of an HTTP request", "GET /state HTTP/1.1\r\nHost: localhost\r\nX: ",
            "the body of an HTTP request", "POST /faults HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\n\r\n",
            "the chunks of an HTTP request",
                    "POST /faults HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n900\r\n"));

    @Test
    void whoDripsARequestIsHungUpOnAtEveryDoorWhileOthersAreServed() {
        try (ProcessLog log = ProcessLog.of("patient")) {
            assertThat(dripped("patient", PATIENCE, ROUNDS)).isEmpty();
            log.assertModest();
            assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains("did not finish a request: closed"));
        }
    }

    /** The test above is a test: a node whose patience does not end keeps them all. */
    @Test
    void aNodeWithoutEndOfPatienceWouldBeCaught() {
        assertThat(dripped("endless", Duration.ofMinutes(5), 30)).isEqualTo(REQUESTS.keySet());
    }

    /** The requests that were still being dripped after so many rounds. */
    private static Set<String> dripped(String name, Duration patience, int rounds) {
        Limits limits =
                Limits.DEFAULT.withBytes(10_000, 10_000, 1 << 20).withConnections(100, patience, Duration.ofMinutes(5));
        Map<String, Wire> open = new TreeMap<>();
        try (NodeProcess process = Echo.serverProcess(name).limits(limits).start();
                Wire honest = new Wire(process)) {
            REQUESTS.forEach((request, begin) ->
                    open.put(request, new Wire(process).send(begin.getBytes(StandardCharsets.ISO_8859_1))));
            swallowComplaint(open.get("a JSON line that is too long"));
            for (int round = 0; round < rounds && !open.isEmpty(); round++) {
                open.values().removeIf(SlowLorisTest::isHungUpOn);
                honest.send("{\"body\":{\"type\":\"Say\",\"text\":\"served " + round + "\"}}\n");
                assertThat(honest.line()).contains("served " + round);
            }
            open.values().forEach(Wire::close);
            return open.keySet();
        }
    }

    private static void swallowComplaint(Wire tooLong) {
        assertThat(tooLong.line()).contains("a line of over 10000 bytes");
    }

    private static boolean isHungUpOn(Wire wire) {
        try {
            return wire.send("1").endsWithin(2);
        } catch (UncheckedIOException brokenPipe) {
            return true;
        }
    }
}
