package io.exeunt.explore.result;

import io.exeunt.search.objective.Objective.Direction;
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
    CYCLES("cycles", "Cycles", QuantityKind.COUNT, Direction.MINIMIZE, Figures::cycles);

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
