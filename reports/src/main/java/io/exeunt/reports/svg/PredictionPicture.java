package io.exeunt.reports.svg;

import io.exeunt.hwmodels.calibration.DeviceCheck;
import io.exeunt.hwmodels.calibration.DeviceCheck.Pair;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Predicted against measured latency, both on a logarithmic scale, with the band of ±10 %. */
public final class PredictionPicture {
    private static final int MOST_POINTS = 1_500;
    private static final int MOST_SERIES = Palette.SIZE;
    private static final double BAND = 0.10;
    private static final double MARGIN = 1.12;

    private PredictionPicture() {}

    /** A picture of all pairs; of very many an even selection. */
    public static Picture of(String title, DeviceCheck check) {
        String caption = String.format(
                Locale.ROOT,
                "Predicted against measured latency, mean error %.2f %%; the band is ±10 %%",
                100 * check.overall().meanError());
        return new Picture(caption, style -> chart(title, check, style));
    }

    private static XYChart chart(String title, DeviceCheck check, PictureStyle style) {
        XYChart chart = style.chart("Measured latency (ms)", "Predicted latency (ms)");
        chart.setTitle(title);
        List<Pair> pairs = check.pairs();
        double low = pairs.stream().mapToDouble(PredictionPicture::least).min().orElseThrow() / MARGIN;
        double high = pairs.stream().mapToDouble(PredictionPicture::most).max().orElseThrow() * MARGIN;
        PictureStyle.logarithmicX(chart);
        PictureStyle.logarithmicY(chart);
        PictureStyle.range(chart, low, high);
        band(chart, low, high);
        Map<String, List<Pair>> groups = groups(thinned(pairs));
        int number = 0;
        for (Map.Entry<String, List<Pair>> group : groups.entrySet()) {
            points(chart, group.getKey(), group.getValue(), number++, style);
        }
        return chart;
    }

    private static double least(Pair pair) {
        return 1e3 * Math.min(pair.predictedS(), pair.sample().seconds());
    }

    private static double most(Pair pair) {
        return 1e3 * Math.max(pair.predictedS(), pair.sample().seconds());
    }

    private static List<Pair> thinned(List<Pair> pairs) {
        int step = (pairs.size() + MOST_POINTS - 1) / MOST_POINTS;
        List<Pair> kept = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i += step) {
            kept.add(pairs.get(i));
        }
        return kept;
    }

    /** One colour per network, or one for all where there are too many to tell apart. */
    private static Map<String, List<Pair>> groups(List<Pair> pairs) {
        Map<String, List<Pair>> groups = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            groups.computeIfAbsent(pair.sample().network().name(), name -> new ArrayList<>())
                    .add(pair);
        }
        return groups.size() <= MOST_SERIES ? groups : Map.of("networks", pairs);
    }

    private static void band(XYChart chart, double low, double high) {
        XYSeries band = chart.addSeries(
                "±10 %",
                new double[] {low, high, high, low},
                new double[] {low * (1 + BAND), high * (1 + BAND), high * (1 - BAND), low * (1 - BAND)});
        band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        band.setMarker(SeriesMarkers.NONE).setLineColor(new Color(0, 0, 0, 0));
        band.setFillColor(new Color(0xE4, 0xE8, 0xED, 170));
        XYSeries equal = chart.addSeries("equal", new double[] {low, high}, new double[] {low, high});
        equal.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line).setMarker(SeriesMarkers.NONE);
        equal.setLineColor(PictureStyle.BASELINE).setLineStyle(new BasicStroke(1));
    }

    private static void points(XYChart chart, String name, List<Pair> pairs, int number, PictureStyle style) {
        XYSeries points = chart.addSeries(
                name,
                pairs.stream()
                        .mapToDouble(pair -> 1e3 * pair.sample().seconds())
                        .toArray(),
                pairs.stream().mapToDouble(pair -> 1e3 * pair.predictedS()).toArray());
        points.setMarker(Palette.marker(number)).setMarkerColor(Palette.color(number));
        chart.getStyler().setMarkerSize(5 * style.factor());
    }
}
