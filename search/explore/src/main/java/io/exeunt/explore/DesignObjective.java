package io.exeunt.explore;

import java.util.Locale;

/** What a search may make as small as possible. */
public enum DesignObjective {
    /** Share of samples answered wrong, 0 … 1. */
    ERROR(""),
    /** Mean energy per inference. */
    ENERGY("mJ"),
    /** Latency, the figure that the budget names. */
    LATENCY("ms"),
    /** Mean cost in millions of multiply-accumulates, evaluated heads included. */
    MACS("MMAC");

    private final String unit;

    DesignObjective(String unit) {
        this.unit = unit;
    }

    /** Name in scenario files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Unit of its values; "" for a share. */
    public String unit() {
        return unit;
    }
}
