package org.jsyslab.common.experiment;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Tables as a picture: each a panel, in which lines are what the paper says and points are what was measured; a series
 * of which the paper gives no values is a dashed line through its points. The only class that needs the plotting
 * library.
 */
final class Plot {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    /** Told apart by people who see colours differently (Okabe and Ito 2008). */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0xE69F00),
            new Color(0x56B4E9),
            new Color(0x000000));

    private static final String PUBLISHED = ", published";

    private Plot() {}

    /** Writes a PNG file. Needs no display. */
    static void write(List<Table> tables, Path file) throws IOException {
        System.setProperty("java.awt.headless", "true");
        List<XYChart> panels = tables.stream().map(Plot::panel).toList();
        int rows = panels.size() > 2 && panels.size() % 2 == 0 ? 2 : 1; // the library wants the grid full
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            BitmapEncoder.saveBitmap(panels, rows, panels.size() / rows, out, BitmapFormat.PNG);
        }
    }

    /** One table, drawn. */
    static XYChart panel(Table table) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(table.title())
                .xAxisTitle(table.x().name())
                .yAxisTitle(table.y().name())
                .build();
        chart.getStyler()
                .setXAxisLogarithmic(table.x().logarithmic())
                .setYAxisLogarithmic(table.y().logarithmic())
                .setLegendPosition(LegendPosition.OutsideS)
                .setChartBackgroundColor(Color.WHITE)
                .setAntiAlias(true);
        if (table.x().logarithmic() && !table.rows().isEmpty()) {
            showTwoPowersOfTen(chart, table.rows());
        }
        Map<String, List<Row>> series =
                table.rows().stream().collect(Collectors.groupingBy(Row::series, TreeMap::new, Collectors.toList()));
        List<String> names = new ArrayList<>(series.keySet());
        names.forEach(name -> draw(chart, name, series.get(name), COLOURS.get(names.indexOf(name) % COLOURS.size())));
        shortenLegend(chart);
        return chart;
    }

    /** On a logarithmic axis only powers of ten are labelled: where fewer than two are in sight, it is made longer. */
    private static void showTwoPowersOfTen(XYChart chart, List<Row> rows) {
        double least = rows.stream().mapToDouble(Row::x).min().orElseThrow();
        double most = rows.stream().mapToDouble(Row::x).max().orElseThrow();
        double first = StrictMath.floor(StrictMath.log10(least));
        double last = StrictMath.ceil(StrictMath.log10(most));
        if (StrictMath.ceil(StrictMath.log10(least)) >= StrictMath.floor(StrictMath.log10(most))) {
            chart.getStyler().setXAxisMin(StrictMath.pow(10, first));
            chart.getStyler().setXAxisMax(StrictMath.pow(10, last == first ? last + 1 : last));
        }
    }

    private static void draw(XYChart chart, String name, List<Row> rows, Color colour) {
        boolean published = rows.stream().noneMatch(row -> Double.isNaN(row.published()));
        double[] x = rows.stream().mapToDouble(Row::x).toArray();
        XYSeries points = chart.addSeries(
                name, x, rows.stream().mapToDouble(Row::measured).toArray());
        points.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(colour);
        points.setLineColor(colour).setLineStyle(published ? SeriesLines.NONE : SeriesLines.DASH_DASH);
        if (published) {
            XYSeries line = chart.addSeries(
                    name + PUBLISHED,
                    x,
                    rows.stream().mapToDouble(Row::published).toArray());
            line.setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineStyle(new BasicStroke(1.5f));
        }
    }

    /** A line has the colour of its points, so that one entry explains all lines and leaves the panel its height. */
    private static void shortenLegend(XYChart chart) {
        List<XYSeries> lines = chart.getSeriesCollection().stream()
                .filter(series -> series.getName().endsWith(PUBLISHED))
                .toList();
        lines.forEach(line -> line.setShowInLegend(false));
        lines.stream()
                .skip(Math.max(0, lines.size() - 1))
                .forEach(line -> line.setShowInLegend(true).setLabel("lines: published"));
    }
}
