package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Never;
import io.exeunt.explore.EarlyExitDesign.Patience;
import io.exeunt.explore.EarlyExitDesign.Thresholds;
import io.exeunt.policies.exit.FixedExitRule;
import io.exeunt.policies.exit.PatienceRule;
import io.exeunt.policies.kernel.PatienceKernel;
import io.exeunt.policies.kernel.ThresholdKernel;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits the rules of designs to the fit split, and counts there how many samples leave at each exit. Safe for use by many threads.
 */
public final class RuleBook {
    private final TraceSplit fit;
    private final Map<String, ThresholdKernel> kernels = new HashMap<>();
    private final PatienceKernel patienceKernel;
    private final ExitCounts never;

    /**
     * Prepares the split for these policies.
     *
     * @param fit the fit split
     * @param policies names of scores, or "patience"
     */
    public RuleBook(TraceSplit fit, List<String> policies) {
        this.fit = fit;
        for (Score score : Score.values()) {
            if (policies.contains(score.id())) {
                kernels.put(score.id(), ThresholdKernel.of(fit, score));
            }
        }
        patienceKernel = new PatienceKernel(fit);
        never = counted(never(ExitSet.finalOnly(fit.exits().size())));
    }

    /** Where the samples of the fit split leave under a design. */
    ExitCounts count(EarlyExitDesign design) {
        ExitSet exits = design.exits();
        if (design.rule() instanceof Thresholds thresholds) {
            ThresholdKernel kernel = kernel(thresholds);
            int[] levels = levels(thresholds);
            ExitCounts counts = ExitCounts.none(kernel.heads(exits, levels), exits.exits());
            kernel.count(exits, levels, counts.counts(), counts.correct());
            return counts;
        }
        if (design.rule() instanceof Patience patience) {
            ExitCounts counts = ExitCounts.none(exits.bits(), exits.exits());
            patienceKernel.count(exits, patience.agreeing(), counts.counts(), counts.correct());
            return counts;
        }
        return never;
    }

    /** The paths that the samples of the fit split take under a design. */
    public PathHistogram histogram(EarlyExitDesign design) {
        return count(design).histogram();
    }

    private ExitCounts counted(FittedPolicy policy) {
        PathHistogram histogram = policy.paths(fit);
        ExitCounts counts = ExitCounts.none(0, fit.exits().size());
        long heads = 0;
        for (PathHistogram.Entry entry : histogram.entries()) {
            heads |= entry.path().evaluated();
            counts.counts()[entry.path().exit()] += entry.count();
            counts.correct()[entry.path().exit()] += entry.correct();
        }
        return new ExitCounts(heads, counts.counts(), counts.correct());
    }

    /** A design's rule with everything fixed on the fit split, for use on any split. */
    public FittedPolicy policy(EarlyExitDesign design) {
        ExitSet exits = design.exits();
        if (design.rule() instanceof Thresholds thresholds) {
            return kernel(thresholds).policy(exits, levels(thresholds));
        }
        if (design.rule() instanceof Patience patience) {
            return new PatienceRule(patience.agreeing()).fit(unlimited(exits));
        }
        if (design.rule() instanceof Never) {
            return never(exits);
        }
        throw new IllegalStateException("No such rule: " + design.rule());
    }

    private FittedPolicy never(ExitSet exits) {
        return new FixedExitRule(exits.last()).fit(unlimited(exits));
    }

    private FitContext unlimited(ExitSet exits) {
        double[] free = new double[exits.exits()];
        return new FitContext(fit, exits, new ExitCosts("MMAC", free, free), Double.POSITIVE_INFINITY, 0);
    }

    private ThresholdKernel kernel(Thresholds thresholds) {
        ThresholdKernel kernel = kernels.get(thresholds.policy());
        if (kernel == null) {
            throw new IllegalArgumentException(
                    "Expected policy to be one of " + kernels.keySet() + ", given " + thresholds.policy());
        }
        return kernel;
    }

    private static int[] levels(Thresholds thresholds) {
        int[] levels = new int[thresholds.levels().size()];
        Arrays.setAll(levels, thresholds.levels()::get);
        return levels;
    }
}
