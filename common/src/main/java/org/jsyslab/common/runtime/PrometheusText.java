package org.jsyslab.common.runtime;

import java.util.Locale;
import java.util.StringJoiner;

/** Metrics in Prometheus' text format, version 0.0.4: each is begun, and then has any number of samples. */
final class PrometheusText {
    /** The media type. */
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String PREFIX = "jsyslab_";

    private final StringBuilder text = new StringBuilder();
    private String metric;

    /** Begins a metric that only rises; its name should end in {@code _total}. */
    PrometheusText counter(String name, String help) {
        return begin(name, "counter", help);
    }

    /** Begins a metric that rises and falls. */
    PrometheusText gauge(String name, String help) {
        return begin(name, "gauge", help);
    }

    /** Adds a sample of the metric begun last, with labels given as names and values in turn. */
    PrometheusText sample(long value, String... labels) {
        return sample(Long.toString(value), labels);
    }

    /** The same with three decimal places. */
    PrometheusText sample(double value, String... labels) {
        return sample(String.format(Locale.ROOT, "%.3f", value), labels);
    }

    private PrometheusText sample(String value, String... labels) {
        StringJoiner written = new StringJoiner(",", "{", "}").setEmptyValue("");
        for (int i = 0; i < labels.length; i += 2) {
            written.add(labels[i] + "=\"" + escaped(labels[i + 1]) + "\"");
        }
        text.append(metric).append(written).append(' ').append(value).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private PrometheusText begin(String name, String type, String help) {
        metric = PREFIX + name;
        text.append("# HELP ").append(metric).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(metric).append(' ').append(type).append('\n');
        return this;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
