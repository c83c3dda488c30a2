package io.exeunt.policies.exclusion;

import io.exeunt.policies.score.Predictions;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Accuracy of class exclusion as the β of one exit varies, for all hundredths at once: as β rises, classes go one by one, so a sample
 * has at most as many different fates as classes are in. The same numbers as running the policy for each β.
 */
final class ExclusionSweep implements GreedySearch.Sweep {
    private static final int PERCENTS = 101;

    private final TraceSplit split;
    private final int[] kept;
    private final Predictions leaders;
    private final Elimination elimination;
    private final int[] limits;
    private final boolean[] in;

    ExclusionSweep(TraceSplit split, ExitSet exits) {
        this.split = split;
        kept = exits.indices();
        leaders = Predictions.of(split);
        elimination = new Elimination(split, exits, leaders);
        limits = new int[split.classes()];
        in = new boolean[split.classes()];
    }

    @Override
    public IntToDoubleFunction accuracies(double[] betas, int exit) {
        int position = Arrays.binarySearch(kept, exit);
        int[] right = new int[PERCENTS];
        for (int i = 0; i < split.samples(); i++) {
            if (elimination.arrives(position, i, betas)) {
                addFates(position, i, betas, right);
            } else {
                add(elimination.answer(), i, 0, PERCENTS - 1, right);
            }
        }
        return percent -> (double) right[percent] / split.samples();
    }

    private void addFates(int position, int sample, double[] betas, int[] right) {
        ExitOutputs head = split.exits().get(kept[position]);
        int leader = leaders.classes()[kept[position]][sample];
        for (int c = 0; c < limits.length; c++) {
            limits[c] = elimination.isIn(c) ? limit(head.value(sample, c), head.value(sample, leader)) : -1;
        }
        limits[leader] = PERCENTS - 1;
        int from = 0;
        while (from < PERCENTS) {
            int to = takeIn(from);
            boolean alone = leadsAlone();
            if (!alone) {
                elimination.resume(position, sample, betas, in);
            }
            add(alone ? leader : elimination.answer(), sample, from, to, right);
            from = to + 1;
        }
    }

    /** Notes which classes are in at this level, and says up to which level they stay the same. */
    private int takeIn(int percent) {
        int until = PERCENTS - 1;
        for (int c = 0; c < limits.length; c++) {
            in[c] = limits[c] >= percent;
            until = in[c] ? Math.min(until, limits[c]) : until;
        }
        return until;
    }

    private boolean leadsAlone() {
        int left = 0;
        for (boolean isIn : in) {
            left += isIn ? 1 : 0;
        }
        return left == 1;
    }

    private void add(int answer, int sample, int from, int to, int[] right) {
        if (answer == split.labels()[sample]) {
            for (int percent = from; percent <= to; percent++) {
                right[percent]++;
            }
        }
    }

    /** The largest level at which a value is still above that share of the lead; −1 if at none. */
    private static int limit(float value, float lead) {
        int percent = lead > 0 ? (int) Math.min(PERCENTS - 1.0, 100.0 * value / lead) : 0;
        while (percent < PERCENTS - 1 && value > (percent + 1) / 100.0 * lead) {
            percent++;
        }
        while (percent >= 0 && !(value > percent / 100.0 * lead)) {
            percent--;
        }
        return percent;
    }
}
