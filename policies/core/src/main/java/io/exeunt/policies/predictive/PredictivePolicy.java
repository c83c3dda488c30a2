package io.exeunt.policies.predictive;

import io.exeunt.ground.Check;
import io.exeunt.policies.score.Predictions;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.RuleNumber;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Asks one exit; if max |logit| reaches its threshold the sample leaves, else the forecaster says which exit to ask next. The heads
 * between are not evaluated. Behind the last side exit comes the final classifier. Source: Predictive Exit, arXiv 2206.04685.
 *
 * @param exits kept exits; all but the final one must give raw logits
 * @param start index of the exit asked first; it must be kept
 * @param forecaster who says which exit to ask next
 * @param engine the horizon
 * @param thresholds [exit]; those of exits not kept and of the final exit are ignored
 */
@SuppressWarnings("ArrayRecordComponent")
public record PredictivePolicy(
        ExitSet exits, int start, Forecaster forecaster, ForecastEngine engine, double[] thresholds)
        implements FittedPolicy {
    public PredictivePolicy {
        Check.inRange("start exit", start, 0, exits.last());
        Check.require(exits.contains(start), "start exit " + start, "kept", "not kept");
        Check.require(thresholds.length == exits.exits(), "thresholds", exits.exits() + " numbers", thresholds.length);
        thresholds = thresholds.clone();
        for (int k = 0; k < thresholds.length; k++) {
            Check.require(!Double.isNaN(thresholds[k]), "thresholds[" + k + "]", "a number", thresholds[k]);
        }
    }

    /** Threshold of exit k. */
    public double threshold(int exit) {
        return thresholds[exit];
    }

    /** The same rule with another forecaster, such as the oracle that bounds it from above. */
    public PredictivePolicy with(Forecaster other) {
        return new PredictivePolicy(exits, start, other, engine, thresholds);
    }

    @Override
    public PathHistogram paths(TraceSplit split) {
        return paths(Predictions.of(split), new SideExits(split, exits, engine));
    }

    /** As {@link #paths(TraceSplit)}, with what does not depend on the thresholds found before. */
    PathHistogram paths(Predictions predictions, SideExits side) {
        ForecastWalk walk = walk(side);
        HeadTally tally = new HeadTally();
        for (int i = 0; i < predictions.samples(); i++) {
            walk.run(i);
            tally.add(walk.heads(), predictions.correct(walk.exit(), i));
        }
        return tally.histogram();
    }

    @Override
    public List<RuleNumber> numbers() {
        return Stream.concat(
                        Stream.of(
                                new RuleNumber("start exit", Parameter.NO_EXIT, start),
                                new RuleNumber("horizon", Parameter.NO_EXIT, engine.horizon())),
                        IntStream.of(exits.indices())
                                .filter(k -> k != exits.last())
                                .mapToObj(k -> new RuleNumber("threshold", k, thresholds[k])))
                .toList();
    }

    private ForecastWalk walk(SideExits side) {
        double[] bySide = IntStream.range(0, side.count())
                .mapToDouble(j -> thresholds[side.exit(j)])
                .toArray();
        return new ForecastWalk(side, forecaster, engine, bySide, side.position(start));
    }

    @Override
    public String describe() {
        String name = forecaster == Forecaster.ORACLE ? PredictiveRule.ORACLE_NAME : PredictiveRule.NAME;
        StringJoiner line = new StringJoiner(
                ", ",
                name + ": starts at exit " + start + ", looks " + engine.horizon() + " exits ahead, leaves at ",
                "");
        for (int k : exits.indices()) {
            line.add(k == exits.last() ? "final exit " + k + " always" : "exit " + k + " from " + text(thresholds[k]));
        }
        return line.toString();
    }

    private static String text(double threshold) {
        return String.format(Locale.ROOT, "%.4g", threshold);
    }
}
