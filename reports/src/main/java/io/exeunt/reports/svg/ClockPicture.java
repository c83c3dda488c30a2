package io.exeunt.reports.svg;

import io.exeunt.hwmodels.calibration.DeviceCheck;
import io.exeunt.hwmodels.calibration.DeviceCheck.Pair;
import io.exeunt.hwmodels.dvfs.StateSpace;
import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Latency against the unit's clock, per network: what was measured as marks, what is predicted as lines. */
public final class ClockPicture {
    private static final int MOST_CURVES = Palette.SIZE;
    private static final int LEAST_CLOCKS = 2;

    private ClockPicture() {}

    /**
     * A picture of the networks that were measured at most clocks, each at its lowest and highest memory clock.
     *
     * @param states operating states by unit
     * @return empty where no network was measured at several clocks
     */
    public static Optional<Picture> of(String title, DeviceCheck check, Map<String, StateSpace> states) {
        Map<String, List<Pair>> all = curves(check, states);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<Pair>> curves = extremes(all, states);
        String which = curves.size() == all.size()
                ? ""
                : " (" + curves.size() + " of " + all.size()
                        + " curves: lowest and highest memory clock of each network)";
        return Optional.of(new Picture(
                "Latency against clock: marks are measured, lines predicted" + which,
                style -> chart(title, curves, states, style)));
    }

    private static Map<String, List<Pair>> curves(DeviceCheck check, Map<String, StateSpace> states) {
        Map<String, List<Pair>> all = new LinkedHashMap<>();
        for (Pair pair : check.pairs()) {
            all.computeIfAbsent(label(pair, states), name -> new ArrayList<>()).add(pair);
        }
        all.values()
                .removeIf(pairs -> pairs.stream()
                                .map(pair -> unitMhz(pair, states))
                                .distinct()
                                .count()
                        < LEAST_CLOCKS);
        return all;
    }

    /** Of many curves those of the lowest and highest memory clocks, networks in the order of the file. */
    private static Map<String, List<Pair>> extremes(Map<String, List<Pair>> all, Map<String, StateSpace> states) {
        Map<String, List<String>> byNetwork = new LinkedHashMap<>();
        all.forEach((label, pairs) -> byNetwork
                .computeIfAbsent(pairs.get(0).sample().network().name(), name -> new ArrayList<>())
                .add(label));
        Map<String, List<Pair>> kept = new LinkedHashMap<>();
        byNetwork.values().forEach(labels -> {
            labels.sort(Comparator.comparingDouble(
                    label -> memoryHz(all.getOrDefault(label, List.of()).get(0), states)));
            for (String label : List.of(labels.get(0), labels.get(labels.size() - 1))) {
                if (kept.size() < MOST_CURVES) {
                    kept.put(label, all.getOrDefault(label, List.of()));
                }
            }
        });
        return kept;
    }

    private static String label(Pair pair, Map<String, StateSpace> states) {
        StateSpace space = space(pair, states);
        String network = pair.sample().network().name();
        String described = space.describe(pair.sample().state());
        int comma = described.indexOf(", ");
        return comma < 0 ? network : network + ", " + described.substring(comma + 2);
    }

    private static double unitMhz(Pair pair, Map<String, StateSpace> states) {
        return space(pair, states).opp(pair.sample().state(), 0).freqHz() / 1e6;
    }

    private static double memoryHz(Pair pair, Map<String, StateSpace> states) {
        StateSpace space = space(pair, states);
        return space.opp(pair.sample().state(), space.domains().size() - 1).freqHz();
    }

    private static StateSpace space(Pair pair, Map<String, StateSpace> states) {
        StateSpace space = states.get(pair.spec().unit());
        if (space == null) {
            throw new IllegalArgumentException(
                    "Expected states of " + pair.spec().unit());
        }
        return space;
    }

    private static XYChart chart(
            String title, Map<String, List<Pair>> curves, Map<String, StateSpace> states, PictureStyle style) {
        XYChart chart = style.chart("Clock of the unit (MHz)", "Latency (ms)");
        chart.setTitle(title);
        PictureStyle.logarithmicY(chart);
        chart.getStyler().setMarkerSize(7 * style.factor());
        int number = 0;
        for (Map.Entry<String, List<Pair>> curve : curves.entrySet()) {
            List<Pair> pairs = curve.getValue().stream()
                    .sorted(Comparator.comparingDouble(pair -> unitMhz(pair, states)))
                    .toList();
            add(chart, curve.getKey(), pairs, states, number++, style);
        }
        return chart;
    }

    private static void add(
            XYChart chart,
            String name,
            List<Pair> pairs,
            Map<String, StateSpace> states,
            int number,
            PictureStyle style) {
        double[] clocks =
                pairs.stream().mapToDouble(pair -> unitMhz(pair, states)).toArray();
        XYSeries line = chart.addSeries(
                name + " predicted",
                clocks,
                pairs.stream().mapToDouble(pair -> 1e3 * pair.predictedS()).toArray());
        line.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line).setMarker(SeriesMarkers.NONE);
        line.setLineColor(Palette.color(number)).setLineStyle(new BasicStroke(1.6f * style.factor()));
        line.setShowInLegend(false);
        XYSeries marks = chart.addSeries(
                name,
                clocks,
                pairs.stream()
                        .mapToDouble(pair -> 1e3 * pair.sample().seconds())
                        .toArray());
        marks.setMarker(Palette.marker(number)).setMarkerColor(Palette.color(number));
    }
}
