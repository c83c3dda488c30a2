package io.exeunt.reports.svg;

import io.exeunt.hwmodels.device.DeviceDescription;
import io.exeunt.hwmodels.device.DeviceDescription.RooflinePoint;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The rooflines of a unit (Williams, Waterman and Patterson, CACM 2009) at all operating states: a level line per clock of the unit, a
 * slanting line per clock of the memory. An operating state is a pair of the two, and a dot marks its ridge.
 */
public final class RooflinePicture {
    private static final double LEAST_INTENSITY = 0.125;
    private static final double MOST_INTENSITY = 512;

    private final List<RooflinePoint> points;
    private final PictureStyle style;

    private RooflinePicture(List<RooflinePoint> points, PictureStyle style) {
        this.points = points;
        this.style = style;
    }

    /** One picture per unit whose peak is known, by unit. */
    public static Map<String, Picture> of(DeviceDescription description) {
        Map<String, List<RooflinePoint>> byUnit = new LinkedHashMap<>();
        description.rooflines().forEach(point -> byUnit.computeIfAbsent(point.unit(), unit -> new ArrayList<>())
                .add(point));
        Map<String, Picture> pictures = new LinkedHashMap<>();
        byUnit.forEach((unit, points) -> {
            String title = description.device().name() + ", " + unit + ": rooflines, fp32";
            pictures.put(unit, new Picture(title, style -> new RooflinePicture(points, style).chart(title)));
        });
        return pictures;
    }

    private XYChart chart(String title) {
        XYChart chart = style.chart("Operations per byte of memory traffic", "Attainable GFLOP/s");
        chart.setTitle(title);
        PictureStyle.logarithmicX(chart);
        PictureStyle.logarithmicY(chart);
        chart.getStyler().setXAxisMin(LEAST_INTENSITY).setXAxisMax(MOST_INTENSITY);
        double peak = most(RooflinePoint::peakGflops);
        double bandwidth = most(RooflinePoint::peakGbs);
        Map<Double, Double> memory = roofs(RooflinePoint::memoryMhz, RooflinePoint::peakGbs);
        lines(chart, "memory", memory, PictureStyle.KNEE, gbs -> slant(gbs, peak));
        Map<Double, Double> unit = roofs(RooflinePoint::unitMhz, RooflinePoint::peakGflops);
        lines(chart, points.get(0).unit(), unit, PictureStyle.FRONT, gflops -> level(gflops, bandwidth));
        ridges(chart);
        return chart;
    }

    private double most(ToDoubleFunction<RooflinePoint> value) {
        return points.stream().mapToDouble(value).max().orElseThrow();
    }

    private Map<Double, Double> roofs(ToDoubleFunction<RooflinePoint> clock, ToDoubleFunction<RooflinePoint> roof) {
        Map<Double, Double> roofs = new TreeMap<>();
        points.forEach(point -> roofs.put(clock.applyAsDouble(point), roof.applyAsDouble(point)));
        return roofs;
    }

    private interface Line {
        double[][] of(double roof);
    }

    private static double[][] slant(double gbs, double peak) {
        double end = Math.min(MOST_INTENSITY, peak / gbs);
        return new double[][] {{LEAST_INTENSITY, end}, {LEAST_INTENSITY * gbs, end * gbs}};
    }

    private static double[][] level(double gflops, double bandwidth) {
        double start = Math.max(LEAST_INTENSITY, Math.min(MOST_INTENSITY, gflops / bandwidth));
        return new double[][] {{start, MOST_INTENSITY}, {gflops, gflops}};
    }

    /** Lines from pale (lowest clock) to full colour (highest); the legend names these two. */
    private void lines(XYChart chart, String name, Map<Double, Double> roofs, Color color, Line line) {
        int number = 0;
        for (Map.Entry<Double, Double> roof : roofs.entrySet()) {
            double strength = roofs.size() == 1 ? 1 : 0.3 + 0.7 * number / (roofs.size() - 1);
            double[][] ends = line.of(roof.getValue());
            XYSeries series = chart.addSeries(label(name, roof.getKey()), ends[0], ends[1]);
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line).setMarker(SeriesMarkers.NONE);
            series.setLineColor(pale(color, strength)).setLineStyle(new BasicStroke(1.6f * style.factor()));
            series.setShowInLegend(number == 0 || number == roofs.size() - 1);
            number++;
        }
    }

    private void ridges(XYChart chart) {
        List<RooflinePoint> inside = points.stream()
                .filter(point ->
                        point.ridgeFlopPerByte() >= LEAST_INTENSITY && point.ridgeFlopPerByte() <= MOST_INTENSITY)
                .toList();
        if (inside.isEmpty()) {
            return;
        }
        XYSeries dots = chart.addSeries(
                "ridges",
                inside.stream().mapToDouble(RooflinePoint::ridgeFlopPerByte).toArray(),
                inside.stream().mapToDouble(RooflinePoint::peakGflops).toArray());
        dots.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(PictureStyle.BASELINE);
        chart.getStyler().setMarkerSize(4 * style.factor());
    }

    private static String label(String name, double mhz) {
        return Double.isNaN(mhz) ? name : String.format(Locale.ROOT, "%s at %.5g MHz", name, mhz);
    }

    private static Color pale(Color color, double strength) {
        return new Color(
                mixed(color.getRed(), strength), mixed(color.getGreen(), strength), mixed(color.getBlue(), strength));
    }

    private static int mixed(int channel, double strength) {
        return (int) Math.round(255 - strength * (255 - channel));
    }
}
