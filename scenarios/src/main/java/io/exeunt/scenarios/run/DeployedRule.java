package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.exit.PatiencePolicy;
import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import java.util.Locale;

/**
 * A policy that a runner of some hundred lines can follow.
 *
 * @param rule as in design.json
 * @param score that is compared with thresholds, "" for none
 * @param patience agreeing exits, 0 for none
 */
record DeployedRule(String rule, String score, int patience) {
    private static final double HUGE = 1e308;

    /**
     * The rule of a policy.
     *
     * @throws InvalidInputException if no runner follows it
     */
    static DeployedRule of(FittedPolicy policy, String design, boolean sideExits) {
        if (policy instanceof ThresholdPolicy thresholds && thresholds.score() != Score.CONFIDENCE_HEAD) {
            return new DeployedRule(DesignFile.THRESHOLD, thresholds.score().id(), 0);
        }
        if (policy instanceof PatiencePolicy patience) {
            return new DeployedRule(DesignFile.PATIENCE, "", patience.patience());
        }
        if (!sideExits) {
            return new DeployedRule(DesignFile.ALWAYS_LAST, "", 0);
        }
        throw new InvalidInputException(
                design,
                "Expected a design of max_softmax, entropy, margin, max_abs_logit, patience or never, given "
                        + policy.describe(),
                "search with these policies alone: --set policies=[max_softmax,entropy,margin,patience]");
    }

    /**
     * A threshold in the middle of the gap between the recorded scores on both sides of the policy's: it decides the same about every
     * recorded sample, and a last bit that another machine computes otherwise changes nothing.
     */
    static double threshold(FittedPolicy policy, ExitTrace trace, int exit) {
        if (!(policy instanceof ThresholdPolicy thresholds) || exit == trace.exits() - 1) {
            return 0;
        }
        double threshold = thresholds.threshold(exit);
        double below = Double.NEGATIVE_INFINITY;
        double above = Double.POSITIVE_INFINITY;
        for (TraceSplit split : List.of(trace.fit(), trace.report())) {
            for (double value : thresholds.score().column(split.exits().get(exit))) {
                below = value < threshold ? Math.max(below, value) : below;
                above = value >= threshold ? Math.min(above, value) : above;
            }
        }
        boolean gap = Double.isFinite(below) && Double.isFinite(above);
        double placed = gap ? below + (above - below) / 2 : threshold;
        return Math.max(-HUGE, Math.min(HUGE, placed));
    }

    /** How sure a single row of an exit is, exactly as the simulator reckons. */
    static double score(String id, ExitOutputs row) {
        return Score.valueOf(id.equals("confidence") ? "CONFIDENCE_HEAD" : id.toUpperCase(Locale.ROOT))
                .column(row)[0];
    }
}
