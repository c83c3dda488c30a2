package io.exeunt.policies.exit;

import io.exeunt.ground.Check;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Comparator;
import java.util.List;
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
        return decisions(split).histogram();
    }

    /** Where a price can't be paid for all who need it, the first samples of the split get it. */
    @Override
    public SampleDecisions decisions(TraceSplit split) {
        int[] risingCost = IntStream.of(exits.indices())
                .boxed()
                .sorted(Comparator.comparingDouble(this::direct))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] wanted = IntStream.range(0, split.samples())
                .map(i -> cheapestRight(split, risingCost, i))
                .toArray();
        int[] served = served(wanted, risingCost);
        int[] exit = new int[wanted.length];
        boolean[] right = new boolean[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            right[i] = wanted[i] >= 0 && served[wanted[i]]-- > 0;
            exit[i] = right[i] ? wanted[i] : risingCost[0];
        }
        List<Path> direct = IntStream.range(0, exits.exits())
                .mapToObj(k -> Path.of(k, 1L << k))
                .toList();
        return new SampleDecisions(direct, exit, right);
    }

    /** The cheapest exit that is right about a sample; −1 for none. */
    private static int cheapestRight(TraceSplit split, int[] risingCost, int sample) {
        return IntStream.of(risingCost)
                .filter(k -> split.correct(k, sample))
                .findFirst()
                .orElse(-1);
    }

    /** [exit], number of those who want it that the budget can serve. */
    private int[] served(int[] wanted, int[] risingCost) {
        int[] wanting = new int[exits.exits()];
        IntStream.of(wanted).filter(k -> k >= 0).forEach(k -> wanting[k]++);
        int[] served = new int[wanting.length];
        double left = (budget - direct(risingCost[0])) * wanted.length;
        for (int k : risingCost) {
            double price = direct(k) - direct(risingCost[0]);
            served[k] = affordable(wanting[k], price, left);
            left -= served[k] * price;
        }
        return served;
    }

    private static int affordable(int wanted, double price, double left) {
        return price <= 0 ? wanted : (int) Math.max(0, Math.min(wanted, Math.floor(left / price + ROUNDING)));
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
