package org.jsyslab.common.runtime;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.runtime.http.Content;
import org.jsyslab.common.runtime.link.Peers;
import org.jsyslab.common.runtime.link.Router;
import org.jsyslab.common.runtime.loop.StepLoop;

/**
 * What {@code /metrics} tells about a process, for Prometheus. What its protocols observe of themselves (role, term…)
 * is there too: numbers as they are, other values as the label of an information that is always 1.
 */
final class MetricsReport {
    private final PrometheusText text = new PrometheusText();

    private MetricsReport() {}

    static Content of(StepLoop loop, Router router, Port port) {
        MetricsReport report = new MetricsReport();
        report.tellProcess(loop, port);
        report.tellMessages(router);
        report.tellObserved(loop);
        return new Content(PrometheusText.TYPE, Bytes.utf8(report.text.toString()));
    }

    private void tellProcess(StepLoop loop, Port port) {
        StepLoop.Ground ground = loop.ground();
        long millis = TimeUnit.NANOSECONDS.toMillis(ground.recorder().nanos());
        text.gauge("up_seconds", "Since the process began.").sample(millis / 1e3);
        text.gauge("incarnation", "Which life of the node this is.")
                .sample(ground.recorder().incarnation());
        text.counter("steps_total", "Events handled.").sample(loop.steps());
        text.counter("forces_total", "Times that the disk was forced.")
                .sample(ground.disk().forces());
        text.gauge("connections", "Accepted connections that are open.").sample(port.connections());
    }

    private void tellMessages(Router router) {
        text.counter("sent_messages_total", "Messages sent.");
        eachPeer(router, Peers.Status::sent);
        text.counter("sent_bytes_total", "Bytes of the frames sent.");
        eachPeer(router, Peers.Status::sentBytes);
        text.gauge("queued_bytes", "Bytes that wait to be sent.");
        eachPeer(router, Peers.Status::queuedBytes);
        text.counter("lost_messages_total", "Messages lost, and why.");
        router.losses()
                .counts()
                .forEach((peer, reasons) -> reasons.forEach((reason, count) ->
                        text.sample(count, "peer", peer, "reason", reason.name().toLowerCase(Locale.ROOT))));
    }

    private void eachPeer(Router router, ToLongFunction<Peers.Status> value) {
        router.peers().status().forEach((peer, status) -> text.sample(value.applyAsLong(status), "peer", peer));
    }

    private void tellObserved(StepLoop loop) {
        text.gauge("observed", "A number that a protocol observes of itself.");
        eachObserved(loop, (value, labels) -> {
            if (value instanceof Long || value instanceof Integer) {
                text.sample(((Number) value).longValue(), labels);
            } else if (value instanceof Number number) {
                text.sample(number.doubleValue(), labels);
            }
        });
        text.gauge("observed_info", "What else a protocol observes of itself, as a label.");
        eachObserved(loop, (value, labels) -> {
            if (!(value instanceof Number)) {
                text.sample(1, labels[0], labels[1], labels[2], labels[3], "value", value.toString());
            }
        });
    }

    private static void eachObserved(StepLoop loop, BiConsumer<Object, String[]> told) {
        loop.residents()
                .observed()
                .forEach((node, values) -> values.forEach(
                        (name, value) -> told.accept(value, new String[] {"node", node.name(), "name", name})));
    }
}
