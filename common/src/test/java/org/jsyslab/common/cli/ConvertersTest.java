package org.jsyslab.common.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {

    @Test
    void times() {
        assertThat(Converters.duration("50ms")).isEqualTo(Duration.ofMillis(50));
        assertThat(Converters.duration("2s")).isEqualTo(Duration.ofSeconds(2));
        assertThat(Converters.duration("1m")).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void shares() {
        assertThat(Converters.probability("20%").value()).isEqualTo(0.2);
        assertThat(Converters.probability("0.5%").value()).isEqualTo(0.005);
        assertThat(Converters.probability("100%").value()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "50", "-1s", "1h", "1.5s", "99999999999s"})
    void notTimes(String text) {
        assertThatThrownBy(() -> Converters.duration(text)).isInstanceOf(TypeConversionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "0.2", "101%", "-1%", "%"})
    void notShares(String text) {
        assertThatThrownBy(() -> Converters.probability(text)).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void timesWithinARange() {
        TimeWithin range = new TimeWithin(Duration.ofMillis(10), Duration.ofSeconds(1));
        assertThat(range.convert("10ms")).isEqualTo(Duration.ofMillis(10));
        assertThat(range.convert("1s")).isEqualTo(Duration.ofSeconds(1));
        assertThatThrownBy(() -> range.convert("9ms"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'9ms' is not from 10ms to 1s");
        assertThatThrownBy(() -> range.convert("2s")).isInstanceOf(TypeConversionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "1ms", "1500ms", "1s", "90s", "1m", "1000m"})
    void timesAreWrittenAsPeopleWriteThem(String text) {
        assertThat(Converters.written(Converters.duration(text))).isEqualTo(text);
    }
}
