package org.jsyslab.heartbeat.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTailTest {

    /** Values of 40-digit arithmetic. */
    @ParameterizedTest
    @CsvSource({
        "-8, -2.7017288495439213e-16",
        "-3, -0.00058664931379006669",
        "-1.001, -0.074901190268640142",
        "-2.001, -0.0099704103355128722",
        "-1.999, -0.010018398046003623",
        "-1, -0.075026012957818023",
        "-0.25, -0.22278615325455726",
        "0, -0.3010299956639812",
        "0.5, -0.51069198926524077",
        "0.999, -0.79888335756264479",
        "1.001, -0.80020807324875766",
        "1.999, -1.6419855980582176",
        "2, -1.643016080140937",
        "2.001, -1.6440469468873543",
        "5, -6.5426456723906545",
        "10, -23.118053405486076",
        "38, -315.53978970396251",
        "100, -2173.8715428690344",
        "1e6, -217147240958.025"
    })
    @DisplayName("log10 Q(z) is right from the far left to where Q itself is too small for a double")
    void knownValues(double z, double expected) {
        assertThat(NormalTail.log10(z)).isCloseTo(expected, Percentage.withPercentage(1e-9));
    }

    @Test
    @DisplayName("It falls everywhere, also where series and fraction meet")
    void falls() {
        for (double z = -8; z < 60; z += 0.001) {
            assertThat(NormalTail.log10(z + 0.001)).isLessThan(NormalTail.log10(z));
        }
    }

    @Test
    @DisplayName("A mistake in 10, 100 and 1000, and Φ = 8 and 12, lie 1.28, 2.33, 3.09, 5.61 and 7.03 deviations out")
    void publishedQuantiles() {
        assertThat(NormalTail.inverse(-1)).isCloseTo(1.28, within(0.005));
        assertThat(NormalTail.inverse(-2)).isCloseTo(2.33, within(0.005));
        assertThat(NormalTail.inverse(-3)).isCloseTo(3.09, within(0.005));
        assertThat(NormalTail.inverse(-8)).isCloseTo(5.61, within(0.005));
        assertThat(NormalTail.inverse(-12)).isCloseTo(7.03, within(0.005));
    }

    @Test
    @DisplayName("The inverse is that of the function, far beyond the smallest probability too")
    void inverse() {
        for (double level : new double[] {-1e-6, -0.1, -0.30103, -0.5, -1, -8, -20, -400, -1e6}) {
            assertThat(NormalTail.log10(NormalTail.inverse(level))).isCloseTo(level, Percentage.withPercentage(1e-7));
        }
    }
}
