package io.exeunt.policies.cascade;

import io.exeunt.ground.Check;
import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.policies.score.Score;
import io.exeunt.policies.score.ScoreColumns;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.RuleNumber;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Arrays;
import java.util.List;

/**
 * Leaves at the first kept exit whose score is above θ, one θ for all exits; at the final exit always. Every kept head on the way is
 * evaluated and charged; θ can be changed at run time, no fitting needed. Source: PTEENet, doi 10.1109/ACCESS.2022.3187002, and
 * EENet-Demir, arXiv 2409.05336: first h_k &gt; θ.
 *
 * @param score confidence head, or entropy: 1 + Σ p ln p / ln C &gt; θ is the same as an entropy below (1 − θ)·ln C
 * @param exits kept exits
 * @param theta shared threshold; −∞ lets everything go at once
 */
public record CascadePolicy(Score score, ExitSet exits, double theta) implements FittedPolicy {
    public CascadePolicy {
        Check.require(!Double.isNaN(theta), "theta", "a number", theta);
    }

    @Override
    public PathHistogram paths(TraceSplit split) {
        return rule().paths(split);
    }

    PathHistogram paths(TraceSplit split, ScoreColumns scores) {
        return rule().paths(split, scores);
    }

    @Override
    public SampleDecisions decisions(TraceSplit split) {
        return rule().decisions(split);
    }

    /** Above θ is from the next number on; a head that lets nobody go is asked all the same, as nobody knows beforehand. */
    private ThresholdPolicy rule() {
        double[] thresholds = new double[exits.exits()];
        Arrays.fill(thresholds, bar(theta));
        return new ThresholdPolicy(score, exits, thresholds);
    }

    /** The smallest finite number above θ, or −∞. */
    static double bar(double theta) {
        return theta == Double.NEGATIVE_INFINITY ? theta : Math.min(Double.MAX_VALUE, Math.nextUp(theta));
    }

    @Override
    public List<RuleNumber> numbers() {
        return List.of(new RuleNumber("theta", Parameter.NO_EXIT, theta));
    }

    @Override
    public String describe() {
        return CascadeRule.name(score) + ": leaves at the first kept exit whose " + score.id() + " is above " + theta
                + ", at final exit " + exits.last() + " always";
    }
}
