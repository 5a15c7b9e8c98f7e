package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsyslab.common.runtime.door.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are too many, too slow, or silent for too long. */
class OverstayTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(1);

    @Test
    void oneConnectionTooManyIsTurnedAwayAndALaterOneIsServed() {
        try (NodeProcess process = process(3, LONG, LONG)) {
            List<Wire> open = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                open.add(new Wire(process).send("{\"body\":{\"type\":\"Say\",\"text\":\"in\"}}\n"));
                assertThat(open.get(i).line()).contains("in");
            }
            try (Wire tooMany = new Wire(process)) {
                assertThat(tooMany.line()).isEqualTo("{\"error\":\"too many connections\"}");
                assertThat(tooMany.isClosed()).isTrue();
            }
            open.get(0).close();
            await().until(() -> process.state().get("connections").equals(2));
            open.set(0, new Wire(process).send("{\"body\":{\"type\":\"Say\",\"text\":\"later\"}}\n"));
            assertThat(open.get(0).line()).contains("later");
            open.forEach(Wire::close);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"body\":",
                "\0\0\0",
                "*2\r\n$3\r\nSAY\r\n",
                "PI",
                "GET /state HTTP/1.1\r\nHost: local",
                "POST /faults HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n1234"
            })
    void whoDoesNotFinishARequestIsHungUpOn(String beginning) {
        try (NodeProcess process = process(10, SHORT, LONG);
                Wire slow = new Wire(process)) {
            slow.send(beginning);
            assertThat(slow.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"body\":",
                "\0\0\0@\0",
                "*2\r\n$3\r\nSAY\r\n$9000\r\n",
                "POST /faults HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\n\r\n"
            })
    void whatAllLeaveUnfinishedTogetherIsBounded(String beginning) {
        Limits limits = Limits.DEFAULT.withUnfinishedBytes(5_000);
        try (NodeProcess process = Echo.serverProcess("n1").limits(limits).start();
                Wire first = new Wire(process).send(beginning + "x".repeat(4_000));
                Wire patient = new Wire(process);
                Wire second = new Wire(process)) {
            patient.send("{\"body\":{\"type\":\"Say\",\"text\":\"" + "y".repeat(4_000) + "\"}}\n");
            assertThat(patient.line()).contains("yyy"); // what comes whole is no matter
            second.send(beginning + "x".repeat(4_000));
            assertThat(second.all()).contains("{\"error\":\"too many bytes of unfinished requests");
            patient.send("{\"body\":{\"type\":\"Say\",\"text\":\"one\"}}\n");
            assertThat(patient.line()).contains("one");
            assertThat(first.hasInput()).isFalse();
            assertThat(process.state().get("connections")).isEqualTo(2);
        }
    }

    @Test
    void whoHasFinishedItsRequestsMayStay() {
        try (NodeProcess process = process(10, SHORT, LONG);
                Wire patient = new Wire(process);
                Wire slow = new Wire(process)) {
            patient.send("{\"body\":{\"type\":\"Say\",\"text\":\"one\"}}\n");
            assertThat(patient.line()).contains("one");
            slow.send("{");
            assertThat(slow.isClosed()).isTrue(); // so the sweep has passed
            patient.send("{\"body\":{\"type\":\"Say\",\"text\":\"two\"}}\n");
            assertThat(patient.line()).contains("two");
        }
    }

    @Test
    void whoIsSilentForTooLongIsHungUpOn() {
        try (NodeProcess process = process(10, LONG, SHORT);
                Wire silent = new Wire(process)) {
            assertThat(silent.isClosed()).isTrue();
        }
    }

    private static NodeProcess process(int connections, Duration stall, Duration idle) {
        return Echo.serverProcess("n1")
                .limits(Limits.DEFAULT.withConnections(connections, stall, idle))
                .start();
    }
}
