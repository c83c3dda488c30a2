package io.exeunt.policies.predictive;

import io.exeunt.ground.Check;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathTally;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * EdgeBERT's early exit with a look-up table. At the first kept exit a sample leaves if its entropy is below the exit threshold; else the
 * table foretells the first exit whose entropy will be below the forecast threshold, the final one if none, and there the sample
 * leaves in any case. On the way it may leave at any kept exit whose entropy is below the exit threshold, unless heads on the way are
 * not asked. Source: arXiv 2011.14203 and its repository.
 *
 * @param exits kept exits
 * @param table entropies to expect at the kept exits between the first and the final one
 * @param exitBelow true entropy in nats below which a sample leaves
 * @param forecastBelow expected entropy in nats below which the table says that it will leave
 * @param asksOnTheWay whether heads between the first exit and the one foretold are evaluated
 */
public record EdgeBertPolicy(
        ExitSet exits, EntropyTable table, double exitBelow, double forecastBelow, boolean asksOnTheWay)
        implements FittedPolicy {
    public EdgeBertPolicy {
        Check.require(exitBelow >= 0, "exitBelow", ">= 0", exitBelow);
        Check.require(forecastBelow >= 0, "forecastBelow", ">= 0", forecastBelow);
        int between = Math.max(0, exits.size() - 2);
        Check.require(table.later() == between, "exits that the table foretells", "" + between, table.later());
    }

    @Override
    public PathHistogram paths(TraceSplit split) {
        LutWalk walk = new LutWalk(Entropies.of(split, LutWalk.sides(exits)), exits, table, asksOnTheWay);
        PathTally tally = new PathTally();
        for (int i = 0; i < split.samples(); i++) {
            walk.run(i, exitBelow, forecastBelow);
            tally.add(new Path(walk.exit(), walk.heads(), forecasts(walk)), split.correct(walk.exit(), i));
        }
        return tally.histogram();
    }

    /** The one forecast stands until the sample leaves. */
    private static List<Integer> forecasts(LutWalk walk) {
        List<Integer> forecasts = new ArrayList<>();
        for (int made = Long.bitCount(walk.heads()) - 1; made > 0; made--) {
            forecasts.add(walk.forecast());
        }
        return forecasts;
    }

    @Override
    public String describe() {
        return String.format(
                Locale.ROOT,
                "%s: leaves below an entropy of %.4g, at the latest where the table expects one below %.4g, at final exit %d"
                        + " always%s",
                EdgeBertRule.name(asksOnTheWay),
                exitBelow,
                forecastBelow,
                exits.last(),
                asksOnTheWay ? "" : "; asks no head on the way");
    }
}
