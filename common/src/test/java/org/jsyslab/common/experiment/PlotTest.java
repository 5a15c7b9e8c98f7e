package org.jsyslab.common.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class PlotTest {
    private static List<String> legend(Row... rows) {
        return Plot.panel(new Table("t", Axis.linear("x"), Axis.linear("y"), List.of(rows)))
                .getSeriesCollection()
                .stream()
                .filter(XYSeries::isShowInLegend)
                .map(XYSeries::getLabel)
                .toList();
    }

    @Test
    @DisplayName("The legend names each series once, and the lines of what is published once for all")
    void legend() {
        assertThat(legend(
                        Row.exact(1, "a", 1, 1, 0.1),
                        Row.exact(2, "a", 2, 2, 0.1),
                        Row.exact(1, "b", 3, 3, 0.1),
                        Row.shape(1, "c", 5, 4, 6)))
                .containsExactlyInAnyOrder("a", "b", "c", "lines: published");
        assertThat(legend(Row.shape(1, "c", 5, 4, 6))).containsExactly("c");
    }

    @ParameterizedTest
    @CsvSource({"24, 600, 10, 1000", "30, 40, 10, 100", "10, 10, 10, 100", "9, 200, , ", "10, 100, , "})
    @DisplayName("A logarithmic axis shows at least two powers of ten")
    void powersOfTen(double least, double most, Double min, Double max) {
        XYChart panel = Plot.panel(new Table(
                "t",
                Axis.logarithmic("x"),
                Axis.linear("y"),
                List.of(Row.shape(least, "a", 1, 0, 2), Row.shape(most, "a", 1, 0, 2))));
        assertThat(panel.getStyler().getXAxisMin()).isEqualTo(min);
        assertThat(panel.getStyler().getXAxisMax()).isEqualTo(max);
    }
}
