package io.exeunt.policies.predictive;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Multiples of the reference levels that are worth trying: quantiles of confidence / level over side exits and samples. */
final class BetaGrid {
    private static final int QUANTILES = 64;

    private BetaGrid() {}

    /** Rising, from 0, at which everybody leaves, to beyond the largest ratio, at which nobody does. */
    static double[] of(SideExits side, int samples) {
        double[] ratios = IntStream.range(0, side.count())
                .filter(j -> side.level(j) > 0)
                .mapToObj(j -> IntStream.range(0, samples).mapToDouble(i -> side.confidence(j, i) / side.level(j)))
                .flatMapToDouble(stream -> stream)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        DoubleStream quantiles = ratios.length == 0
                ? DoubleStream.empty()
                : IntStream.range(0, QUANTILES)
                        .mapToDouble(q -> ratios[(int) ((long) q * (ratios.length - 1) / (QUANTILES - 1))]);
        double beyond = ratios.length == 0 ? 1 : 2 * ratios[ratios.length - 1] + 1;
        return DoubleStream.concat(DoubleStream.of(0, beyond), quantiles)
                .sorted()
                .distinct()
                .toArray();
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
