package io.exeunt.policies.exclusion;

import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The greedy search for one level per exit, in hundredths. Exits are visited once, the one behind the dearest backbone segment first.
 * Each level moves from the start by one hundredth at a time while accuracy stays above a floor, then goes back two, and is held
 * between .01 and .99; exits not yet visited stand at the start, those visited stay as they are. Source: class exclusion,
 * arXiv 2309.13443, searcher of the repository.
 *
 * @param startPercent first level in hundredths
 * @param stepPercent +1 or −1
 * @param sweep accuracy of the policy as one level varies
 */
record GreedySearch(int startPercent, int stepPercent, Sweep sweep) {
    /** Accuracy as the level of one exit varies. */
    interface Sweep {
        /**
         * Accuracy by level in hundredths, 0 … 100.
         *
         * @param levels [exit], of which that of {@code exit} is ignored
         */
        IntToDoubleFunction accuracies(double[] levels, int exit);
    }

    private static final int LOWEST = 1;
    private static final int HIGHEST = 99;
    private static final int BACK = 2;

    /** Levels [exit] that keep accuracy above the floor, but for the last step back's doing. */
    double[] search(int exits, int[] order, double floor) {
        double[] levels = new double[exits];
        Arrays.fill(levels, startPercent / 100.0);
        for (int exit : order) {
            int percent = startPercent;
            IntToDoubleFunction accuracies = sweep.accuracies(levels, exit);
            while (isWithinReach(percent) && accuracies.applyAsDouble(percent) > floor) {
                percent += stepPercent;
            }
            levels[exit] = Math.max(LOWEST, Math.min(HIGHEST, percent - BACK * stepPercent)) / 100.0;
        }
        return levels;
    }

    private boolean isWithinReach(int percent) {
        return stepPercent > 0 ? percent <= HIGHEST : percent >= LOWEST;
    }

    /** Kept exits but the final one, the dearest backbone segment from the kept exit before first; the earlier of equals. */
    static int[] order(FitContext context) {
        int[] kept = context.exits().indices();
        return IntStream.range(0, kept.length - 1)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        j -> -segmentCost(context.costs(), j == 0 ? -1 : kept[j - 1], kept[j])))
                .mapToInt(j -> kept[j])
                .toArray();
    }

    private static double segmentCost(ExitCosts costs, int before, int exit) {
        return Arrays.stream(costs.segment(), before + 1, exit + 1).sum();
    }
}
