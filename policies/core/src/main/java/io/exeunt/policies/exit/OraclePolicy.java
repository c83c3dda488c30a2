package io.exeunt.policies.exit;

import io.exeunt.hwmodels.Check;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Answers as many samples right as a mean cost allows, knowing the labels.
 *
 * <p>A sample goes straight to one exit; only the head there is evaluated and charged. Who is right at the cheapest exit leaves there.
 * Every other sample can be made right for the price of its cheapest right exit above that of the cheapest exit; as each is worth
 * the same, serving the cheapest prices first is optimal, not only good. Who is never right, or can't be afforded, leaves at the
 * cheapest exit.
 *
 * <p>No policy is more accurate on the same split at equal mean cost, provided that it answers what the head says at which a sample
 * leaves, and so pays for that head at least.
 *
 * @param exits kept exits
 * @param costs of segments and heads
 * @param budget largest mean cost per sample, in the costs' unit; +∞ for none
 */
public record OraclePolicy(ExitSet exits, ExitCosts costs, double budget) implements FittedPolicy {
    private static final double ROUNDING = 1e-9;

    public OraclePolicy {
        Check.require(budget > 0, "budget", "> 0", budget);
    }

    @Override
    public PathHistogram paths(TraceSplit split) {
        int[] risingCost = IntStream.of(exits.indices())
                .boxed()
                .sorted(Comparator.comparingDouble(this::direct))
                .mapToInt(Integer::intValue)
                .toArray();
        int cheapest = risingCost[0];
        int[] servable = servable(split, risingCost);
        int[] counts = new int[exits.exits()];
        double left = (budget - direct(cheapest)) * split.samples();
        for (int k : risingCost) {
            double price = direct(k) - direct(cheapest);
            counts[k] = affordable(servable[k], price, left);
            left -= counts[k] * price;
        }
        int[] correct = counts.clone();
        counts[cheapest] += split.samples() - IntStream.of(counts).sum();
        return tally(counts, correct);
    }

    /** For each exit, the number of samples for which it is the cheapest right one. */
    private int[] servable(TraceSplit split, int[] risingCost) {
        int[] servable = new int[exits.exits()];
        for (int i = 0; i < split.samples(); i++) {
            int sample = i;
            IntStream.of(risingCost)
                    .filter(k -> split.correct(k, sample))
                    .limit(1)
                    .forEach(k -> servable[k]++);
        }
        return servable;
    }

    private static int affordable(int wanted, double price, double left) {
        return price <= 0 ? wanted : (int) Math.max(0, Math.min(wanted, Math.floor(left / price + ROUNDING)));
    }

    private PathHistogram tally(int[] counts, int[] correct) {
        return new PathHistogram(IntStream.of(exits.indices())
                .filter(k -> counts[k] > 0)
                .mapToObj(k -> new PathHistogram.Entry(Path.of(k, 1L << k), counts[k], correct[k]))
                .toList());
    }

    private double direct(int exit) {
        return costs.of(Path.of(exit, 1L << exit));
    }

    @Override
    public String describe() {
        String limit = Double.isInfinite(budget) ? "any cost" : "a mean cost of " + budget + " " + costs.unit();
        return "oracle: as many samples right as " + limit + " allows, knowing the labels";
    }
}
