package io.exeunt.policies.eenet;

import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.policies.exit.ThresholdRule;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.policy.FitContext;
import java.util.Arrays;
import java.util.Comparator;

/** The plain threshold rules, with geometric shares, that a learned one has to be better than. */
final class PlainThresholds {
    private PlainThresholds() {}

    /** The one that is most accurate on the fit split; the first of equals. */
    static ThresholdPolicy best(FitContext context) {
        return Arrays.stream(Score.values())
                .filter(score -> score.reads(context.split()))
                .map(score -> (ThresholdPolicy) new ThresholdRule(score).fit(context))
                .max(Comparator.comparingDouble(
                        rule -> rule.paths(context.split()).accuracy()))
                .orElseThrow();
    }
}
