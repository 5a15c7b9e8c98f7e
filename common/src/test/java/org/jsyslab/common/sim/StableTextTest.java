package org.jsyslab.common.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StableTextTest {
    record Reading(double value, Set<String> tags) {}

    record Nothing() {}

    @Test
    void doubles_have_the_fewest_digits_that_tell_them_apart() {
        assertThat(StableText.of(0.1)).isEqualTo("0.1");
        assertThat(StableText.of(2.0E-3)).isEqualTo("0.002");
        assertThat(StableText.of(Double.MIN_NORMAL)).isEqualTo("2.2250738585072014E-308");
        assertThat(StableText.of(Double.parseDouble("2e23")))
                .isEqualTo("2E+23"); // JDK 17 wrote 2.0000000000000000E23 in its own way
        assertThat(StableText.of(0.0)).isEqualTo("0");
        assertThat(StableText.of(Double.NaN)).isEqualTo("NaN");
        assertThat(Double.parseDouble(StableText.of(1 / 3.0))).isEqualTo(1 / 3.0);
    }

    @Test
    void sets_and_maps_without_an_order_are_sorted_and_others_keep_theirs() {
        assertThat(StableText.of(Set.of("c", "a", "b"))).isEqualTo("[a, b, c]");
        assertThat(StableText.of(Map.of(2, "b", 1, "a"))).isEqualTo("[1=a, 2=b]");
        assertThat(StableText.of(new TreeMap<>(Map.of(10, "b", 9, "a")))).isEqualTo("[9=a, 10=b]");
        assertThat(StableText.of(List.of("c", "a"))).isEqualTo("[c, a]");
    }

    @Test
    void records_are_written_through_to_their_components() {
        assertThat(StableText.of(new Reading(1.5, Set.of("y", "x")))).isEqualTo("Reading[value=1.5, tags=[x, y]]");
        assertThat(StableText.of(new Nothing())).isEqualTo("Nothing");
        assertThat(StableText.of(Optional.of(new Nothing()))).isEqualTo("Nothing");
        assertThat(StableText.of(Optional.empty())).isEqualTo("none");
        assertThat(StableText.of(null)).isEqualTo("null");
    }
}
