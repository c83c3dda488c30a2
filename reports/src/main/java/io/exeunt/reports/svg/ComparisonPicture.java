package io.exeunt.reports.svg;

import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.Cell.Scored;
import io.exeunt.ground.AtomicFile;
import io.exeunt.reports.comparison.AccuracyMatrix;
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
 * Accuracy against mean cost on <em>report</em> in one unit, a line per policy with its confidence band (without where many would lie on each other), the policy that is most
 * accurate on average first; colours are Okabe and Ito's, markers differ as well, and the lines of a second round are dashed. The same comparison gives the same bytes on the same host (letter widths come from the host's fonts).
 */
public final class ComparisonPicture {
    private static final int BAND_OPACITY = 34;

    /** More bands than this hide each other and the lines. */
    private static final int MOST_BANDS = 6;

    private static final float[] DASHES = {7, 4};

    private final Arena arena;
    private final String unit;
    private final PictureStyle style;

    private ComparisonPicture(Arena arena, String unit, PictureStyle style) {
        this.arena = arena;
        this.unit = unit;
        this.style = style;
    }

    /** Writes it as SVG, whole or not at all. */
    public static void writeSvg(Arena arena, String unit, Path target) throws IOException {
        AtomicFile.write(target, svg(arena, unit));
    }

    /** Writes it as PNG, 1840 × 1040 pixels, whole or not at all. */
    public static void writePng(Arena arena, String unit, Path target) throws IOException {
        XYChart chart = new ComparisonPicture(arena, unit, PictureStyle.LARGE).chart();
        AtomicFile.write(target, Png.of(chart));
    }

    /** The picture as SVG text. */
    public static String svg(Arena arena, String unit) throws IOException {
        XYChart chart = new ComparisonPicture(arena, unit, PictureStyle.SMALL).chart();
        return new String(ChartEncoder.getBytes(chart, "svg"), StandardCharsets.UTF_8);
    }

    private XYChart chart() {
        XYChart chart = style.chart(title(unit), "Accuracy (%)");
        chart.setTitle(arena.place() + ": accuracy against mean cost");
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Line);
        List<String> policies = AccuracyMatrix.of(arena).rows().stream()
                .map(AccuracyMatrix.Row::policy)
                .toList();
        if (policies.size() <= MOST_BANDS) {
            IntStream.range(0, policies.size()).forEach(i -> band(chart, policies.get(i), i));
        }
        IntStream.range(0, policies.size()).forEach(i -> line(chart, policies.get(i), i));
        return chart;
    }

    private static String title(String unit) {
        return switch (unit) {
            case "MMAC" -> "Mean work per inference (MMAC)";
            case "ms" -> "Mean latency (ms)";
            case "mJ" -> "Mean energy per inference (mJ)";
            default -> "Mean cost (" + unit + ")";
        };
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
        line.setLineStyle(number < Palette.SIZE ? solid() : dashed());
        line.setLineColor(color);
        line.setMarker(Palette.marker(number));
        line.setMarkerColor(color);
    }

    private BasicStroke solid() {
        return new BasicStroke(1.6f * style.factor());
    }

    /** Tells policies apart whose colours come round again. */
    private BasicStroke dashed() {
        float[] dashes = {DASHES[0] * style.factor(), DASHES[1] * style.factor()};
        return new BasicStroke(1.6f * style.factor(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }

    private List<Scored> points(String policy) {
        return arena.curve(policy).stream()
                .sorted(Comparator.comparingDouble(this::cost))
                .toList();
    }

    private double cost(Scored point) {
        return point.cost(unit).report();
    }

    /** The first values forth, then the second ones back. */
    private static double[] joined(double[] forth, double[] back) {
        DoubleStream reversed = IntStream.range(0, back.length).mapToDouble(i -> back[back.length - 1 - i]);
        return DoubleStream.concat(DoubleStream.of(forth), reversed).toArray();
    }
}
