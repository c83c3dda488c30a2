package io.exeunt.compare;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadOrigin;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One set of heads on the backbone that policies compete on: what they said, and what they cost.
 *
 * @param name by which policies are sent to it, such as "softmax"
 * @param trace outputs of its exits
 * @param budgetCosts costs that budgets limit; policies see these
 * @param costs all costs whose means are reported, {@code budgetCosts} among them
 * @param tables what it costs at every clock of a board; empty where no board is known
 * @param origin which system the heads belong to; empty where that is not told
 */
public record Member(
        String name,
        ExitTrace trace,
        ExitCosts budgetCosts,
        List<ExitCosts> costs,
        Optional<CostTables> tables,
        Optional<HeadOrigin> origin) {
    public Member {
        Check.notBlank("name", name);
        Check.require(
                budgetCosts.head().length == trace.exits(),
                "exit costs",
                trace.exits() + " in number",
                budgetCosts.head().length);
        Check.require(costs.contains(budgetCosts), "costs", "containing those of the budget", costs.size());
        costs = List.copyOf(costs);
    }

    /** Heads of which no system is told. */
    public Member(
            String name, ExitTrace trace, ExitCosts budgetCosts, List<ExitCosts> costs, Optional<CostTables> tables) {
        this(name, trace, budgetCosts, costs, tables, Optional.empty());
    }

    /** Name of the system that the heads belong to; the member's own where that is not told. */
    public String system() {
        return origin.map(HeadOrigin::system).orElse(name);
    }

    /** Units of {@link #costs}. */
    public List<String> units() {
        return costs.stream().map(ExitCosts::unit).toList();
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

    List<PathPrice> prices() {
        return costs.stream().map(PathPrice::of).toList();
    }
}
