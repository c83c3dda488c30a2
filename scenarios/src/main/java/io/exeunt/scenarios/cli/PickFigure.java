package io.exeunt.scenarios.cli;

import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.QuantityKind;
import io.exeunt.explore.result.StudyReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A figure of a design as the command line calls it, its unit in its name.
 *
 * @param metric the figure
 * @param unit of a number on the command line in the SI unit
 */
record PickFigure(Metric metric, double unit) {
    /** Stands for the latency that matters in the study. */
    private static final String LATENCY = "latency_ms";

    static Optional<PickFigure> of(String name, StudyReport report) {
        if (name.equals(LATENCY)) {
            return Optional.of(new PickFigure(report.latencyMetric(), unit(report.latencyMetric())));
        }
        return Arrays.stream(Metric.values())
                .filter(metric -> name(metric).equals(name))
                .findFirst()
                .map(metric -> new PickFigure(metric, unit(metric)));
    }

    static List<String> names() {
        List<String> names = new ArrayList<>(List.of(LATENCY));
        Arrays.stream(Metric.values()).map(PickFigure::name).forEach(names::add);
        return names;
    }

    private static String name(Metric metric) {
        if (metric == Metric.MACS) {
            return metric.key() + "_mmac";
        }
        if (metric.quantity() == QuantityKind.TIME) {
            return metric.key() + "_ms";
        }
        if (metric.quantity() == QuantityKind.BYTES) {
            return metric.key() + "_mb";
        }
        return metric.quantity() == QuantityKind.ENERGY ? metric.key() + "_mj" : metric.key();
    }

    private static double unit(Metric metric) {
        if (metric == Metric.MACS || metric.quantity() == QuantityKind.BYTES) {
            return 1e6;
        }
        return metric.quantity() == QuantityKind.TIME || metric.quantity() == QuantityKind.ENERGY ? 1e-3 : 1;
    }
}
