package io.exeunt.policies.predictive;

import io.exeunt.ground.Check;
import io.exeunt.policies.score.Predictions;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.RuleNumber;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.Collections;
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
        return paths(Predictions.of(split), Entropies.of(split, LutWalk.sides(exits)));
    }

    /** As {@link #paths(TraceSplit)}, with the entropies of the kept exits but the final one known, [side exit][sample]. */
    PathHistogram paths(Predictions predictions, double[][] entropies) {
        LutWalk walk = new LutWalk(entropies, exits, table, asksOnTheWay);
        int kept = exits.exits();
        int[][] counts = new int[kept * kept][2];
        for (int i = 0; i < predictions.samples(); i++) {
            walk.run(i, exitBelow, forecastBelow);
            int[] tally = counts[walk.exit() * kept + walk.forecast()];
            tally[0]++;
            tally[1] += predictions.correct(walk.exit(), i) ? 1 : 0;
        }
        return histogram(counts);
    }

    /** @param counts [exit · exits + exit foretold][samples, right ones] */
    private PathHistogram histogram(int[][] counts) {
        List<PathHistogram.Entry> entries = new ArrayList<>();
        for (int at = 0; at < counts.length; at++) {
            if (counts[at][0] > 0) {
                Path path = path(at / exits.exits(), at % exits.exits());
                entries.add(new PathHistogram.Entry(path, counts[at][0], counts[at][1]));
            }
        }
        return new PathHistogram(entries);
    }

    /** The one forecast stands until the sample leaves. */
    private Path path(int exit, int forecast) {
        long onTheWay = exits.bits() & (-1L >>> (63 - exit));
        long heads = asksOnTheWay ? onTheWay : Long.lowestOneBit(onTheWay) | 1L << exit;
        return new Path(exit, heads, Collections.nCopies(Long.bitCount(heads) - 1, forecast));
    }

    @Override
    public List<RuleNumber> numbers() {
        return List.of(
                new RuleNumber("exit entropy", Parameter.NO_EXIT, exitBelow),
                new RuleNumber("forecast entropy", Parameter.NO_EXIT, forecastBelow));
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
