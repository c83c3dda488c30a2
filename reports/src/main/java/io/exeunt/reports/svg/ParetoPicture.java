package io.exeunt.reports.svg;

import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.format.Scale;
import io.exeunt.reports.insight.DisplaySample;
import io.exeunt.reports.svg.PictureRequest.Series;
import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The Pareto front on <em>fit</em>: dominated designs in grey, the front in blue, the knee in orange, baselines as dark marks.
 * Colours are Okabe and Ito's, which colour-blind readers can tell apart; shapes differ as well. The same report gives the same bytes
 * on the same host (letter widths come from the host's fonts).
 */
public final class ParetoPicture {
    private static final int MAX_DOMINATED = 1_500;
    private static final List<Marker> BASELINE_MARKERS = List.of(
            SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.SQUARE,
            SeriesMarkers.TRIANGLE_DOWN,
            SeriesMarkers.TRAPEZOID);

    private final StudyReport report;
    private final PictureRequest request;
    private final Metric x;
    private final Metric y;
    private final Scale scaleX;
    private final Scale scaleY;

    private ParetoPicture(StudyReport report, PictureRequest request) {
        this.report = report;
        this.request = request;
        this.x = request.x();
        this.y = request.y();
        scaleX = Scale.of(x.quantity(), shown(report).mapToDouble((Design design) -> x.of(design.fit())));
        scaleY = Scale.of(y.quantity(), shown(report).mapToDouble((Design design) -> y.of(design.fit())));
    }

    /** The picture of a study's folder: accuracy against energy, or latency where energy is not modelled. */
    public static PictureRequest usual(StudyReport report) {
        int front = report.designs(Standing.FRONT).size();
        return new PictureRequest(
                report.energyModelled() ? Metric.ENERGY : report.latencyMetric(),
                Metric.ACCURACY,
                EnumSet.allOf(Series.class),
                report.title() + ": " + Numbers.plural(front, "design") + " on the front",
                PictureRequest.Size.USUAL);
    }

    /** Writes what is asked for as the file's name says, .svg, .pdf or .png, whole or not at all. */
    public static void write(StudyReport report, PictureRequest request, Path file) throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        ParetoPicture picture = new ParetoPicture(report, request);
        if (name.endsWith(".svg")) {
            AtomicFile.write(file, ChartEncoder.getBytes(picture.chart(PictureStyle.SMALL), "svg"));
        } else if (name.endsWith(".pdf")) {
            AtomicFile.write(file, Pdf.of(picture.chart(PictureStyle.SMALL)));
        } else if (name.endsWith(".png")) {
            AtomicFile.write(file, Png.of(picture.chart(PictureStyle.LARGE)));
        } else {
            throw new InvalidInputException(file.toString(), "expected a name that ends in .svg, .pdf or .png", null);
        }
    }

    /** Writes it as SVG, whole or not at all. */
    public static void writeSvg(StudyReport report, Path target) throws IOException {
        AtomicFile.write(target, svg(report));
    }

    /** Writes it as PNG, 1840 × 1040 pixels, whole or not at all. */
    public static void writePng(StudyReport report, Path target) throws IOException {
        AtomicFile.write(target, png(report));
    }

    /** The picture as SVG text. */
    static String svg(StudyReport report) throws IOException {
        XYChart chart = new ParetoPicture(report, usual(report)).chart(PictureStyle.SMALL);
        return new String(ChartEncoder.getBytes(chart, "svg"), StandardCharsets.UTF_8);
    }

    /** The picture as the bytes of a PNG file. */
    static byte[] png(StudyReport report) throws IOException {
        return Png.of(new ParetoPicture(report, usual(report)).chart(PictureStyle.LARGE));
    }

    private static Stream<Design> shown(StudyReport report) {
        return Stream.concat(
                report.designs().stream().filter(design -> design.standing() != Standing.INFEASIBLE),
                report.baselines().stream().map(Baseline::design));
    }

    private XYChart chart(PictureStyle style) {
        XYChart chart = style.chart(request.size(), scaleX.label(x.title()), scaleY.label(y.title()));
        chart.setTitle(request.title());
        List<Design> front = report.designs(Standing.FRONT);
        String knee = report.kneeDesign().map(Design::id).orElse("");
        if (request.series().contains(Series.DOMINATED)) {
            List<Design> dominated = DisplaySample.of(report.designs(Standing.DOMINATED), MAX_DOMINATED)
                    .shown();
            add(chart, "dominated", dominated, SeriesMarkers.CIRCLE, PictureStyle.DOMINATED);
        }
        if (request.series().contains(Series.FRONT)) {
            add(chart, "front", front, SeriesMarkers.CIRCLE, PictureStyle.FRONT);
        }
        if (request.series().contains(Series.BASELINES)) {
            addBaselines(chart);
        }
        if (request.series().contains(Series.KNEE)) {
            List<Design> only =
                    front.stream().filter(design -> design.id().equals(knee)).toList();
            add(chart, "knee " + knee, only, SeriesMarkers.CIRCLE, PictureStyle.KNEE);
        }
        return chart;
    }

    private void addBaselines(XYChart chart) {
        for (int i = 0; i < report.baselines().size(); i++) {
            Baseline baseline = report.baselines().get(i);
            Marker marker = BASELINE_MARKERS.get(i % BASELINE_MARKERS.size());
            add(chart, unique(chart, baseline.title()), List.of(baseline.design()), marker, PictureStyle.BASELINE);
        }
    }

    private static String unique(XYChart chart, String name) {
        String free = name;
        for (int i = 2; chart.getSeries(free) != null; i++) {
            free = name + " " + i;
        }
        return free;
    }

    private void add(XYChart chart, String name, List<Design> designs, Marker marker, Color color) {
        List<Design> sorted = designs.stream()
                .filter(design -> Double.isFinite(x.of(design.fit())) && Double.isFinite(y.of(design.fit())))
                .sorted(Comparator.comparingDouble((Design design) -> x.of(design.fit())))
                .toList();
        if (sorted.isEmpty()) {
            return;
        }
        double[] xs = sorted.stream()
                .mapToDouble(design -> scaleX.apply(x.of(design.fit())))
                .toArray();
        double[] ys = sorted.stream()
                .mapToDouble(design -> scaleY.apply(y.of(design.fit())))
                .toArray();
        chart.addSeries(name, xs, ys).setMarker(marker).setMarkerColor(color).setLineColor(color);
    }
}
