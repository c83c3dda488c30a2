package io.exeunt.scenarios.compare;

import io.exeunt.hwmodels.Check;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.trace.ExitTrace;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What policies compete on.
 *
 * @param place platform, or what else the costs are of
 * @param trace outputs of the exits
 * @param budgetCosts costs that budgets limit; policies see these
 * @param costs all costs whose means are reported, {@code budgetCosts} among them
 */
public record Course(String place, ExitTrace trace, ExitCosts budgetCosts, List<ExitCosts> costs) {
    private static final double GRID_FROM = 0.05;
    private static final double GRID_TO = 0.9;

    public Course {
        Check.notBlank("place", place);
        Check.require(
                budgetCosts.head().length == trace.exits(),
                "exit costs",
                trace.exits() + " in number",
                budgetCosts.head().length);
        Check.require(costs.contains(budgetCosts), "costs", "containing those of the budget", costs.size());
        costs = List.copyOf(costs);
    }

    /** Units of {@link #costs}. */
    public List<String> units() {
        return costs.stream().map(ExitCosts::unit).toList();
    }

    /** Number of samples that policies are scored on. */
    public int samples() {
        return trace.report().samples();
    }

    /** Cost of the cheapest exit when every head on the way is evaluated. */
    public double cheapest() {
        return exitCosts().min().orElseThrow();
    }

    /** Cost of the dearest exit when every head on the way is evaluated. */
    public double dearest() {
        return exitCosts().max().orElseThrow();
    }

    private DoubleStream exitCosts() {
        return IntStream.range(0, trace.exits()).mapToDouble(k -> budgetCosts.of(Path.of(k, -1L >>> (63 - k))));
    }

    /** Budgets evenly from 5 % to 90 % of the way from the cheapest to the dearest exit; one alone in the middle. */
    public List<Double> grid(int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> count == 1 ? 0.5 : (double) i / (count - 1))
                .map(share -> GRID_FROM + share * (GRID_TO - GRID_FROM))
                .map(share -> cheapest() + share * (dearest() - cheapest()))
                .boxed()
                .distinct()
                .toList();
    }
}
