package io.exeunt.hwmodels.dvfs;

import io.exeunt.ground.InvalidInputException;
import java.util.Optional;
import java.util.stream.Stream;

/** The units in which files state clocks. Clocks of processors and memories lie in 10 MHz … 10 GHz; what falls outside is a slip. */
public enum ClockUnit {
    HZ("Hz", 1),
    KHZ("kHz", 1e3),
    MHZ("MHz", 1e6),
    GHZ("GHz", 1e9);

    private static final double LOWEST_HZ = 10e6;
    private static final double HIGHEST_HZ = 10e9;

    private final String symbol;
    private final double hz;

    ClockUnit(String symbol, double hz) {
        this.symbol = symbol;
        this.hz = hz;
    }

    /**
     * A clock in Hz.
     *
     * @param value in this unit
     * @param where file and line or row, for the message
     * @throws InvalidInputException if no clock is that fast or slow, with the unit that was probably meant
     */
    public double toHz(double value, String where) {
        if (plausible(value * hz)) {
            return value * hz;
        }
        throw new InvalidInputException(
                where,
                "expected a clock of 10 MHz to 10 GHz in " + symbol + ", given " + text(value),
                meant(value).map(unit -> "it is in " + unit.symbol).orElse(null));
    }

    private static Optional<ClockUnit> meant(double value) {
        return Stream.of(MHZ, KHZ, HZ, GHZ)
                .filter(unit -> plausible(value * unit.hz))
                .findFirst();
    }

    private static boolean plausible(double freqHz) {
        return freqHz >= LOWEST_HZ && freqHz <= HIGHEST_HZ;
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
