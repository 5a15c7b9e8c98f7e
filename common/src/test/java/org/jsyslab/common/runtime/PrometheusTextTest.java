package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {

    @Test
    @DisplayName("help and type come once, then the samples; labels are escaped, whole numbers have no point")
    void format() {
        PrometheusText text = new PrometheusText();
        text.counter("seen_total", "What was seen.")
                .sample(1_000_000_000_000L, "who", "n1")
                .sample(0.25, "who", "a \"b\\c\"\n", "why", "");
        text.gauge("left", "What is left.").sample(-3);

        assertThat(text.toString().lines())
                .containsExactly(
                        "# HELP jsyslab_seen_total What was seen.",
                        "# TYPE jsyslab_seen_total counter",
                        "jsyslab_seen_total{who=\"n1\"} 1000000000000",
                        "jsyslab_seen_total{who=\"a \\\"b\\\\c\\\"\\n\",why=\"\"} 0.250",
                        "# HELP jsyslab_left What is left.",
                        "# TYPE jsyslab_left gauge",
                        "jsyslab_left -3");
    }
}
