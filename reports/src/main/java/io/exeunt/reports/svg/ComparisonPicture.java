package io.exeunt.reports.svg;

import io.exeunt.hwmodels.AtomicFile;
import io.exeunt.reports.comparison.Arena;
import io.exeunt.reports.comparison.Cell.Scored;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Accuracy against mean cost on <em>report</em>, a line per policy with its confidence band; colours are Okabe and Ito's, markers
 * differ as well. The same comparison gives the same bytes on the same host (letter widths come from the host's fonts).
 */
public final class ComparisonPicture {
    private static final int BAND_OPACITY = 34;

    private final Arena arena;
    private final PictureStyle style;

    private ComparisonPicture(Arena arena, PictureStyle style) {
        this.arena = arena;
        this.style = style;
    }

    /** Writes it as SVG, whole or not at all. */
    public static void writeSvg(Arena arena, Path target) throws IOException {
        AtomicFile.write(target, svg(arena));
    }

    /** Writes it as PNG, 1840 × 1040 pixels, whole or not at all. */
    public static void writePng(Arena arena, Path target) throws IOException {
        XYChart chart = new ComparisonPicture(arena, PictureStyle.LARGE).chart();
        AtomicFile.write(target, ChartEncoder.getBytes(chart, "png"));
    }

    /** The picture as SVG text. */
    public static String svg(Arena arena) throws IOException {
        XYChart chart = new ComparisonPicture(arena, PictureStyle.SMALL).chart();
        return new String(ChartEncoder.getBytes(chart, "svg"), StandardCharsets.UTF_8);
    }

    private XYChart chart() {
        XYChart chart = style.chart("Mean cost (" + arena.budgetUnit() + ")", "Accuracy (%)");
        chart.setTitle(arena.place() + ": accuracy against mean cost");
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Line);
        List<String> policies = arena.policies();
        IntStream.range(0, policies.size()).forEach(i -> band(chart, policies.get(i), i));
        IntStream.range(0, policies.size()).forEach(i -> line(chart, policies.get(i), i));
        return chart;
    }

    private void band(XYChart chart, String policy, int number) {
        List<Scored> points = points(policy);
        if (points.size() < 2) {
            return;
        }
        double[] there = points.stream().mapToDouble(this::cost).toArray();
        double[] high =
                points.stream().mapToDouble(p -> p.accuracy().high() * 100).toArray();
        double[] low =
                points.stream().mapToDouble(p -> p.accuracy().low() * 100).toArray();
        Color color = Palette.color(number);
        XYSeries band = chart.addSeries(policy + " interval", joined(there, there), joined(high, low));
        band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        band.setMarker(SeriesMarkers.NONE).setLineColor(new Color(0, 0, 0, 0));
        band.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), BAND_OPACITY));
        band.setShowInLegend(false);
    }

    private void line(XYChart chart, String policy, int number) {
        List<Scored> points = points(policy);
        if (points.isEmpty()) {
            return;
        }
        Color color = Palette.color(number);
        double[] costs = points.stream().mapToDouble(this::cost).toArray();
        double[] percent =
                points.stream().mapToDouble(p -> p.accuracy().estimate() * 100).toArray();
        XYSeries line = chart.addSeries(policy, costs, percent);
        line.setLineStyle(new BasicStroke(1.6f * style.factor()));
        line.setLineColor(color);
        line.setMarker(Palette.marker(number));
        line.setMarkerColor(color);
    }

    private List<Scored> points(String policy) {
        return arena.curve(policy).stream()
                .sorted(Comparator.comparingDouble(this::cost))
                .toList();
    }

    private double cost(Scored point) {
        return point.cost(arena.budgetUnit()).report();
    }

    /** The first values forth, then the second ones back. */
    private static double[] joined(double[] forth, double[] back) {
        DoubleStream reversed = IntStream.range(0, back.length).mapToDouble(i -> back[back.length - 1 - i]);
        return DoubleStream.concat(DoubleStream.of(forth), reversed).toArray();
    }
}
