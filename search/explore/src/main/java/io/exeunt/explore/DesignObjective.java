package io.exeunt.explore;

import java.util.Locale;

/** What a search may make as small as possible. */
public enum DesignObjective {
    /** Share of samples answered wrong, 0 … 1. */
    ERROR("", 1),
    /** Mean energy per inference. */
    ENERGY("mJ", 1e-3),
    /** Latency, the figure that the budget names. */
    LATENCY("ms", 1e-3),
    /** Mean cost in millions of multiply-accumulates, evaluated heads included. */
    MACS("MMAC", 1e6),
    /** Peak memory: weights of backbone and heads, and the most activations that one operator reads and writes. */
    MEMORY("MB", 1e6);

    private final String unit;
    private final double unitSi;

    DesignObjective(String unit, double unitSi) {
        this.unit = unit;
        this.unitSi = unitSi;
    }

    /** Name in scenario files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Unit of its values; "" for a share. */
    public String unit() {
        return unit;
    }

    /** A value in its unit as one in the SI unit. */
    double si(double value) {
        return value * unitSi;
    }
}
