package io.exeunt.explore.result;

import io.exeunt.search.objective.Objective.Direction;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** A figure of a design that can be an objective, a limit or the axis of a chart. Values are always in the SI unit. */
public enum Metric {
    ACCURACY("accuracy", "Accuracy", QuantityKind.SHARE, Direction.MAXIMIZE, Figures::accuracy),
    ERROR("error", "Error", QuantityKind.SHARE, Direction.MINIMIZE, Figures::error),
    LATENCY_MEAN("latency_mean", "Mean latency", QuantityKind.TIME, Direction.MINIMIZE, f -> f.latency()
            .meanS()),
    LATENCY_P50("latency_p50", "Median latency", QuantityKind.TIME, Direction.MINIMIZE, f -> f.latency()
            .p50S()),
    LATENCY_P95("latency_p95", "p95 latency", QuantityKind.TIME, Direction.MINIMIZE, f -> f.latency()
            .p95S()),
    LATENCY_P99("latency_p99", "p99 latency", QuantityKind.TIME, Direction.MINIMIZE, f -> f.latency()
            .p99S()),
    LATENCY_WORST("latency_worst", "Worst latency", QuantityKind.TIME, Direction.MINIMIZE, f -> f.latency()
            .worstS()),
    ENERGY("energy", "Energy", QuantityKind.ENERGY, Direction.MINIMIZE, Figures::energyJ),
    MACS("macs", "MACs", QuantityKind.COUNT, Direction.MINIMIZE, Figures::macs),
    CYCLES("cycles", "Cycles", QuantityKind.COUNT, Direction.MINIMIZE, Figures::cycles),
    MEMORY("memory", "Peak memory", QuantityKind.BYTES, Direction.MINIMIZE, f -> f.further()
            .memoryBytes()),
    CLASS_ACCURACY("class_accuracy", "Weakest class", QuantityKind.SHARE, Direction.MAXIMIZE, f -> f.further()
            .classAccuracy()),
    INFERENCES(
            "inferences_per_charge", "Inferences per charge", QuantityKind.COUNT, Direction.MAXIMIZE, f -> f.further()
                    .inferencesPerCharge());

    private static final Set<Metric> FURTHER =
            Collections.unmodifiableSet(EnumSet.of(MEMORY, CLASS_ACCURACY, INFERENCES));

    private final String key;
    private final String title;
    private final QuantityKind quantity;
    private final Direction direction;
    private final ToDoubleFunction<Figures> value;

    Metric(String key, String title, QuantityKind quantity, Direction direction, ToDoubleFunction<Figures> value) {
        this.key = key;
        this.title = title;
        this.quantity = quantity;
        this.direction = direction;
        this.value = value;
    }

    /** Stable name for files and scenarios, such as "latency_p95". */
    public String key() {
        return key;
    }

    /** Name for people, such as "p95 latency". */
    public String title() {
        return title;
    }

    /** What kind of quantity it is, hence its unit. */
    public QuantityKind quantity() {
        return quantity;
    }

    /** Which way is better. */
    public Direction direction() {
        return direction;
    }

    /** Those that not every study tells. */
    public static Set<Metric> further() {
        return FURTHER;
    }

    /** Those that tables of these designs have a column for: all but further ones that none of them has a value of. */
    public static List<Metric> toldOf(Collection<Design> designs) {
        return Arrays.stream(values())
                .filter(metric -> !FURTHER.contains(metric)
                        || designs.stream().anyMatch(design -> !Double.isNaN(metric.of(design.fit()))))
                .toList();
    }

    /** Its value in these figures, in the SI unit; NaN where not modelled. */
    public double of(Figures figures) {
        return value.applyAsDouble(figures);
    }

    /** By how much of {@code from} this metric gets better in {@code to}: positive is better, relative to |from|; NaN if unknown. */
    public double gain(Figures from, Figures to) {
        double change = of(to) - of(from);
        return (direction == Direction.MAXIMIZE ? change : -change) / Math.abs(of(from));
    }
}
