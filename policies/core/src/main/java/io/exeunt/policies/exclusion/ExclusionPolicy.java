package io.exeunt.policies.exclusion;

import io.exeunt.ground.Check;
import io.exeunt.policies.score.Predictions;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.RuleNumber;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * Class exclusion with given β. At each kept exit the leading class is in, every class whose sigmoid is not above β times the
 * leader's is out, for good unless it leads a later exit; a sample leaves with the only class left. At the final exit the final
 * classifier decides among the classes still in. Every kept head on the way is evaluated.
 *
 * <p>Source: class exclusion, arXiv 2309.13443. The released code lets the final classifier choose among all classes when it
 * tests, and multiplies its logits by 0 or 1 when it searches β, which prefers excluded classes to those with negative logits; here
 * excluded classes are masked with −∞ in both.
 *
 * @param exits kept exits; all but the final one must have one sigmoid per class
 * @param betas [exit], each in 0 … 1; those of exits not kept and of the final exit are ignored
 */
@SuppressWarnings("ArrayRecordComponent")
public record ExclusionPolicy(ExitSet exits, double[] betas) implements FittedPolicy {
    public ExclusionPolicy {
        Check.require(betas.length == exits.exits(), "betas", exits.exits() + " numbers", betas.length);
        betas = betas.clone();
        for (int k = 0; k < betas.length; k++) {
            Check.probability("betas[" + k + "]", betas[k]);
        }
    }

    @Override
    public PathHistogram paths(TraceSplit split) {
        ExitCounts counts = ExitCounts.none(exits.bits(), exits.exits());
        count(split, Predictions.of(split), counts);
        return counts.histogram();
    }

    /** As {@link #paths}, with the leading classes found before. */
    void count(TraceSplit split, Predictions leaders, ExitCounts into) {
        SigmoidHeads.require(split, exits);
        Elimination elimination = new Elimination(split, exits, leaders);
        for (int i = 0; i < split.samples(); i++) {
            elimination.run(i, betas);
            into.counts()[elimination.exit()]++;
            into.correct()[elimination.exit()] += elimination.answer() == split.labels()[i] ? 1 : 0;
        }
    }

    @Override
    public List<RuleNumber> numbers() {
        return IntStream.of(exits.indices())
                .filter(k -> k != exits.last())
                .mapToObj(k -> new RuleNumber("beta", k, betas[k]))
                .toList();
    }

    @Override
    public String describe() {
        StringJoiner line = new StringJoiner(", ", ExclusionRule.NAME + ": excludes at ", "");
        for (int k : exits.indices()) {
            line.add(k == exits.last() ? "final exit " + k + " none" : "exit " + k + " below " + text(betas[k]));
        }
        return line + " of the leader";
    }

    static String text(double level) {
        return String.format(Locale.ROOT, "%.4g", level);
    }
}
