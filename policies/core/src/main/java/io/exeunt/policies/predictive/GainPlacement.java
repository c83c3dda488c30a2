package io.exeunt.policies.predictive;

import io.exeunt.ground.Check;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;

/**
 * The gain rule by which Predictive Exit's comparison chooses exits: exit p is kept iff
 *
 * <pre>
 * (TH − cm)·y1 − (1 − cm)·yc − (1 − TH)·y0 &gt;= 0
 * </pre>
 *
 * with cm the share of samples not leaving at p, y0 and y1 the costs of the backbone segments before and behind p, yc the cost of its
 * head and TH = 0.5. Source: repository of arXiv 2206.04685, {@code Early_Exits_Determined}.
 *
 * @implNote cm counts every sample of the fit split by the exit's own threshold, whether an earlier exit would have let it go or not.
 */
final class GainPlacement {
    private static final double TH = 0.5;

    private GainPlacement() {}

    static double gain(double staying, double before, double behind, double head) {
        Check.probability("staying", staying);
        return (TH - staying) * behind - (1 - staying) * head - (1 - TH) * before;
    }

    /**
     * The exits worth keeping among those kept, the final one always.
     *
     * @param thresholds [side exit]
     */
    static ExitSet choose(ExitSet exits, SideExits side, double[] thresholds, ExitCosts costs, int samples) {
        long bits = 0;
        for (int j = 0; j < side.count(); j++) {
            double before = segments(costs, j == 0 ? -1 : side.exit(j - 1), side.exit(j));
            double behind = segments(costs, side.exit(j), side.exit(j + 1));
            double gain = gain(staying(side, j, thresholds[j], samples), before, behind, costs.head()[side.exit(j)]);
            bits |= gain >= 0 ? 1L << side.exit(j) : 0;
        }
        return new ExitSet(exits.exits(), bits);
    }

    /**
     * Our reading of the idea behind the rule, Panda et al.'s conditional deep learning (arXiv 1509.08971): of the samples that reach an
     * exit, those that leave save everything behind it, all of them pay for its head, and those that stay for going on. Exits are judged in order, on the samples
     * that the exits kept so far let through; one is kept iff it saves more than it costs.
     */
    static ExitSet chooseSaving(ExitSet exits, SideExits side, double[] thresholds, ExitCosts costs, int samples) {
        long bits = 0;
        boolean[] gone = new boolean[samples];
        int last = exits.last();
        for (int j = 0; j < side.count(); j++) {
            int reached = 0;
            int leaving = 0;
            for (int i = 0; i < samples; i++) {
                reached += gone[i] ? 0 : 1;
                leaving += !gone[i] && side.confidence(j, i) >= thresholds[j] ? 1 : 0;
            }
            double behind = segments(costs, side.exit(j), last) + costs.head()[last];
            double paid = reached * costs.head()[side.exit(j)] + (reached - leaving) * costs.onward()[side.exit(j)];
            if (leaving * behind > paid) {
                bits |= 1L << side.exit(j);
                for (int i = 0; i < samples; i++) {
                    gone[i] |= side.confidence(j, i) >= thresholds[j];
                }
            }
        }
        return new ExitSet(exits.exits(), bits);
    }

    private static double staying(SideExits side, int position, double threshold, int samples) {
        int staying = 0;
        for (int i = 0; i < samples; i++) {
            staying += side.confidence(position, i) >= threshold ? 0 : 1;
        }
        return (double) staying / samples;
    }

    private static double segments(ExitCosts costs, int after, int exit) {
        double sum = 0;
        for (int k = after + 1; k <= exit; k++) {
            sum += costs.segment()[k];
        }
        return sum;
    }
}
