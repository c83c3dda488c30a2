package io.exeunt.policies.governor;

import io.exeunt.simulator.analytic.CostTables;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Finds the home and rest states of {@link OracleGovernor} that let paths keep the limit most often, then with the least energy. All
 * pairs are tried; on platforms of more than 16 states, as home only the highest clocks, the state with the least idle power, and those
 * in which the best ways from the highest clocks begin. What was found out about a path serves later histograms too; may be shared
 * between threads.
 */
public final class OracleSearch {
    private static final int FEW_STATES = 16;

    private final GovernorContext context;
    private final CostTables tables;
    private final OracleGovernor fromHighest;
    private final Map<Integer, Map<Path, PathPlan>> plansByHome = new ConcurrentHashMap<>();

    /** A search on one board, for one budget and period. */
    public OracleSearch(GovernorContext context) {
        this.context = context;
        this.tables = CostTables.of(context.network(), context.platform());
        int highest = tables.states() - 1;
        this.fromHighest = oracle(highest, highest);
    }

    private OracleGovernor oracle(int home, int rest) {
        return new OracleGovernor(tables, context.latencyBudgetS(), context.periodS(), home, rest);
    }

    /** The best oracle for these paths. */
    public OracleGovernor best(PathHistogram histogram) {
        OracleGovernor best = null;
        long fewestLate = Long.MAX_VALUE;
        double leastJ = Double.POSITIVE_INFINITY;
        for (int home : homes(histogram)) {
            for (int rest = 0; rest < tables.states(); rest++) {
                OracleGovernor tried = oracle(home, rest);
                teach(tried, home, histogram);
                long late = tried.late(histogram);
                double joules = tried.energyJ(histogram);
                if (late < fewestLate || late == fewestLate && joules < leastJ) {
                    best = tried;
                    fewestLate = late;
                    leastJ = joules;
                }
            }
        }
        return Objects.requireNonNull(best);
    }

    private void teach(OracleGovernor oracle, int home, PathHistogram histogram) {
        Map<Path, PathPlan> plans = plansByHome.computeIfAbsent(home, unknown -> new ConcurrentHashMap<>());
        double idleW = OracleGovernor.largestIdleW(tables, context.periodS());
        histogram.entries().stream()
                .map(entry -> OracleGovernor.known(entry.path()))
                .distinct()
                .forEach(path -> oracle.learn(
                        path, plans.computeIfAbsent(path, each -> new PathPlan(tables, home, idleW, each))));
    }

    private int[] homes(PathHistogram histogram) {
        int highest = tables.states() - 1;
        if (tables.states() <= FEW_STATES) {
            return IntStream.rangeClosed(0, highest).toArray();
        }
        IntStream begins = histogram.entries().stream()
                .mapToInt(entry ->
                        fromHighest.plan(OracleGovernor.known(entry.path())).states()[0]);
        return IntStream.concat(IntStream.of(highest, IdleStates.calmest(tables.platform())), begins)
                .distinct()
                .sorted()
                .toArray();
    }
}
