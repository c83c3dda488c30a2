package io.exeunt.policies.predictive;

import io.exeunt.simulator.policy.Parameter;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Multiples of the reference levels that are worth trying: quantiles of confidence / level over side exits and samples. */
final class BetaGrid {
    private static final int QUANTILES = 64;

    /** Number of {@link #levels}. */
    static final int LEVELS = QUANTILES + 2;

    /** Which of the {@link #levels} a search takes. */
    static final Parameter PARAMETER = Parameter.whole("beta_level", 0, LEVELS - 1);

    private BetaGrid() {}

    /** Rising, from 0, at which everybody leaves, to beyond the largest ratio, at which nobody does. */
    static double[] of(SideExits side, int samples) {
        return Arrays.stream(levels(side, samples)).distinct().toArray();
    }

    /** The same with repetitions, so that there are always as many. */
    static double[] levels(SideExits side, int samples) {
        double[] ratios = IntStream.range(0, side.count())
                .filter(j -> side.level(j) > 0)
                .mapToObj(j -> IntStream.range(0, samples).mapToDouble(i -> side.confidence(j, i) / side.level(j)))
                .flatMapToDouble(stream -> stream)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double[] levels = new double[LEVELS];
        for (int q = 0; q < QUANTILES && ratios.length > 0; q++) {
            levels[q + 1] = ratios[(int) ((long) q * (ratios.length - 1) / (QUANTILES - 1))];
        }
        levels[LEVELS - 1] = ratios.length == 0 ? 1 : 2 * ratios[ratios.length - 1] + 1;
        return levels;
    }

    /** β·A for each side exit. */
    static double[] thresholds(SideExits side, double beta) {
        return IntStream.range(0, side.count())
                .mapToDouble(j -> beta * side.level(j))
                .toArray();
    }

    /** From one per side exit to one per exit of the network; 0 for those not kept and for the final one. */
    static double[] byExit(SideExits side, double[] bySide, int exits) {
        double[] byExit = new double[exits];
        for (int j = 0; j < bySide.length; j++) {
            byExit[side.exit(j)] = bySide[j];
        }
        return byExit;
    }
}
