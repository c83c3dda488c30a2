package io.exeunt.hwmodels.importer;

import io.exeunt.ground.InvalidInputException;

/**
 * Numbers by which Linux says "none" or "unknown": 0, −1 and other negative error numbers, also as unsigned (CPUFREQ_ETERNAL and
 * CPUFREQ_ENTRY_INVALID are ~0, CPUFREQ_TABLE_END is ~1), and the largest signed ones (S32_MAX for no limit). Sources:
 * include/linux/cpufreq.h, include/linux/err.h (MAX_ERRNO), include/linux/limits.h.
 */
final class Sentinels {
    private static final double TWO_32 = 4_294_967_296.0;
    private static final double MAX_ERRNO = 4095;
    private static final double MAX_64 = 9.2e18;
    private static final double LOWEST_V = 0.1;
    private static final double HIGHEST_V = 5;
    /** The slowest switches that were measured take some 10 ms. */
    private static final double LONGEST_SWITCH_NS = 1e9;

    private Sentinels() {}

    /** Whether a number of a file, in its own unit, is none. */
    static boolean isNone(double value) {
        return value <= 0
                || value == Integer.MAX_VALUE
                || value >= TWO_32 - MAX_ERRNO && value < TWO_32
                || value >= MAX_64;
    }

    /** Whether a time in ns is one that a switch can take. */
    static boolean isSwitchTime(double ns) {
        return !isNone(ns) && ns < LONGEST_SWITCH_NS;
    }

    /**
     * A supply in V.
     *
     * @param microvolts as a file gives them
     * @param where for the message
     * @return NaN if it is unknown
     * @throws InvalidInputException if it is no supply of a chip
     */
    static double volts(double microvolts, String where) {
        double volts = microvolts / 1e6;
        if (isNone(microvolts)) {
            return Double.NaN;
        }
        if (volts < LOWEST_V || volts > HIGHEST_V) {
            boolean millivolts = microvolts >= 1e3 * LOWEST_V && microvolts <= 1e3 * HIGHEST_V;
            throw new InvalidInputException(
                    where,
                    "expected 100000 to 5000000 µV, given " + (long) microvolts,
                    millivolts ? "it is in mV" : null);
        }
        return volts;
    }
}
