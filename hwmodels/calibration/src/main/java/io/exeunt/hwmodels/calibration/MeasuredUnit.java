package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.dvfs.ClockUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Units at the end of a column's name, such as {@code latency_ms} or "Latency (ms)"; those of one dimension can be converted. */
enum MeasuredUnit {
    S(Dimension.TIME, 1),
    SEC(Dimension.TIME, 1),
    MS(Dimension.TIME, 1e-3),
    US(Dimension.TIME, 1e-6),
    NS(Dimension.TIME, 1e-9),
    HZ(Dimension.CLOCK, 1),
    KHZ(Dimension.CLOCK, 1e3),
    MHZ(Dimension.CLOCK, 1e6),
    GHZ(Dimension.CLOCK, 1e9),
    W(Dimension.POWER, 1),
    MW(Dimension.POWER, 1e-3),
    UW(Dimension.POWER, 1e-6),
    J(Dimension.ENERGY, 1),
    MJ(Dimension.ENERGY, 1e-3),
    UJ(Dimension.ENERGY, 1e-6),
    V(Dimension.VOLTAGE, 1),
    MV(Dimension.VOLTAGE, 1e-3),
    UV(Dimension.VOLTAGE, 1e-6),
    A(Dimension.CURRENT, 1),
    MA(Dimension.CURRENT, 1e-3),
    UA(Dimension.CURRENT, 1e-6);

    /** What is measured. */
    enum Dimension {
        TIME,
        CLOCK,
        POWER,
        ENERGY,
        VOLTAGE,
        CURRENT
    }

    private final Dimension dimension;
    private final double inBase;

    MeasuredUnit(Dimension dimension, double inBase) {
        this.dimension = dimension;
        this.inBase = inBase;
    }

    Dimension dimension() {
        return dimension;
    }

    /** The same as a unit of clocks; empty where something else is measured. */
    Optional<ClockUnit> clock() {
        return switch (this) {
            case HZ -> Optional.of(ClockUnit.HZ);
            case KHZ -> Optional.of(ClockUnit.KHZ);
            case MHZ -> Optional.of(ClockUnit.MHZ);
            case GHZ -> Optional.of(ClockUnit.GHZ);
            default -> Optional.empty();
        };
    }

    /** How many of another unit of the same dimension one of these is. */
    double in(MeasuredUnit other) {
        return this == other ? 1 : inBase / other.inBase;
    }

    /** The unit at the end of a plain name. */
    static Optional<MeasuredUnit> of(String plainName) {
        String last = plainName.substring(plainName.lastIndexOf('_') + 1).toUpperCase(Locale.ROOT);
        return plainName.indexOf('_') < 0
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(unit -> unit.name().equals(last))
                        .findFirst();
    }

    /** What a name says without its unit, with the dimension in its place: the same for {@code latency_ms} and {@code latency_s}. */
    static String quantity(String plainName) {
        return of(plainName)
                .map(unit -> plainName.substring(0, plainName.lastIndexOf('_') + 1) + unit.dimension)
                .orElse(plainName);
    }

    /** A title in lower case, whatever is neither letter nor digit as one underscore: "Latency (µs)" is {@code latency_us}. */
    static String plain(String title) {
        return title.toLowerCase(Locale.ROOT)
                .replace('\u00b5', 'u')
                .replace('\u03bc', 'u')
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
    }
}
