package io.exeunt.explore.sweep;

import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.QuantityKind;
import io.exeunt.search.objective.Objective.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * One number of a cell, to be set beside that of others.
 *
 * @param key for files, such as "hypervolume_fit"
 * @param title for people
 * @param quantity of its values
 * @param direction which way is better
 * @param value of a cell, in the SI unit; NaN where it has none
 */
public record Measure(
        String key, String title, QuantityKind quantity, Direction direction, ToDoubleFunction<SweepCell> value) {
    /** The numbers that the cells of a sweep have, most telling first. */
    public static List<Measure> of(SweepReport sweep) {
        List<Measure> measures = new ArrayList<>();
        sweep.commonBox().ifPresent(box -> {
            measures.add(hypervolume(box, "fit", Design::fit));
            measures.add(hypervolume(box, "report", Design::quoted));
        });
        best(sweep).forEach(measures::add);
        measures.add(new Measure(
                "front_size", "Designs on the front", QuantityKind.COUNT, Direction.MAXIMIZE, cell -> cell.finished()
                        .map(study -> (double) study.front().size())
                        .orElse(Double.NaN)));
        return measures;
    }

    private static Measure hypervolume(CommonBox box, String split, Function<Design, Figures> figures) {
        return new Measure(
                "hypervolume_" + split,
                "Hypervolume (" + split + ")",
                QuantityKind.SHARE,
                Direction.MAXIMIZE,
                cell -> cell.finished()
                        .map(study -> box.hypervolume(
                                study.front().stream().map(figures).toList()))
                        .orElse(Double.NaN));
    }

    /** Figures of the best design that any cell has. */
    private static Stream<Measure> best(SweepReport sweep) {
        return metrics(sweep).stream()
                .map(metric -> new Measure(
                        "best_" + metric.key(),
                        "Best design: "
                                + metric.title().toLowerCase(Locale.ROOT).replace("macs", "MACs"),
                        metric.quantity(),
                        metric.direction(),
                        cell -> cell.best()
                                .map(design -> metric.of(design.quoted()))
                                .orElse(Double.NaN)))
                .filter(measure -> sweep.cells().stream().anyMatch(cell -> !Double.isNaN(measure.of(cell))));
    }

    /** Energy, the latencies that matter, accuracy and operations. */
    private static List<Metric> metrics(SweepReport sweep) {
        List<Metric> metrics = new ArrayList<>(List.of(Metric.ENERGY));
        Stream.concat(sweep.finished().map(Finished::latency), Stream.of(Metric.LATENCY_MEAN))
                .filter(metric -> metric.quantity() == QuantityKind.TIME)
                .distinct()
                .forEach(metrics::add);
        metrics.addAll(List.of(Metric.ACCURACY, Metric.MACS));
        return metrics;
    }

    /** Its value in a cell, in the SI unit; NaN where it has none. */
    public double of(SweepCell cell) {
        return value.applyAsDouble(cell);
    }
}
