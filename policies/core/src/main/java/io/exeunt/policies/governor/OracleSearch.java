package io.exeunt.policies.governor;

import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Finds the home and rest states of {@link OracleGovernor} that let paths keep the limit most often, then with the least energy. All
 * pairs are tried; on platforms of more than 16 states, as home only the highest clocks, the state with the least idle power, those in
 * which the best ways from the highest clocks begin, and those of rivals. What was found out about a path serves later histograms too; may be shared
 * between threads.
 */
public final class OracleSearch {
    private static final int FEW_STATES = 16;

    private final GovernorContext context;
    private final CostTables tables;
    private final OracleGovernor fromHighest;
    private final Map<Integer, Map<Path, PathPlan>> waysByHome = new ConcurrentHashMap<>();
    private final Map<List<Integer>, OracleGovernor> oracleByHomeAndRest = new ConcurrentHashMap<>();

    /** A search on one board, for one budget and period. */
    public OracleSearch(GovernorContext context) {
        this.context = context;
        this.tables = context.tables();
        int highest = tables.states() - 1;
        this.fromHighest = oracle(highest, highest);
    }

    private OracleGovernor oracle(int home, int rest) {
        return new OracleGovernor(tables, context.latencyBudgetS(), context.periodS(), home, rest);
    }

    /** The best oracle for these paths. */
    public OracleGovernor best(PathHistogram histogram) {
        return best(histogram, List.of());
    }

    /**
     * The best oracle for these paths. On them none of the rivals is late less often or, as often, spends less: their own clocks are
     * among those chosen from.
     */
    public OracleGovernor best(PathHistogram histogram, List<Governor> rivals) {
        Candidate best = null;
        for (int home : homes(histogram, rivals)) {
            List<Way> ways = ways(home, histogram, rivals);
            for (int rest = 0; rest < tables.states(); rest++) {
                Candidate tried = candidate(home, rest, ways);
                best = best == null || tried.beats(best) ? tried : best;
            }
        }
        return Objects.requireNonNull(best).governor();
    }

    /** A known path, how often it is gone, and what rivals do on it. */
    private record Way(Path path, long count, PathPlan plan, List<int[]> schedules) {}

    private List<Way> ways(int home, PathHistogram histogram, List<Governor> rivals) {
        Map<Path, PathPlan> known = waysByHome.computeIfAbsent(home, unknown -> new ConcurrentHashMap<>());
        double idleW = OracleGovernor.largestIdleW(tables, context.periodS());
        Map<Path, Way> ways = new LinkedHashMap<>();
        for (PathHistogram.Entry entry : histogram.entries()) {
            Path path = OracleGovernor.known(entry.path());
            PathPlan plan = known.computeIfAbsent(path, each -> new PathPlan(tables, home, idleW, each));
            Way way = new Way(path, entry.count(), plan, schedules(home, entry.path(), rivals));
            ways.merge(path, way, OracleSearch::together);
        }
        return List.copyOf(ways.values());
    }

    private static Way together(Way a, Way b) {
        List<int[]> schedules = new ArrayList<>(a.schedules());
        schedules.addAll(b.schedules());
        return new Way(a.path(), a.count() + b.count(), a.plan(), schedules);
    }

    /** An oracle and what it is worth. */
    private record Candidate(OracleGovernor oracle, Map<Path, PathPlan.Plan> plans, long late, double energyJ) {
        boolean beats(Candidate other) {
            return late < other.late || late == other.late && energyJ < other.energyJ;
        }

        OracleGovernor governor() {
            return oracle.with(plans);
        }
    }

    private Candidate candidate(int home, int rest, List<Way> ways) {
        OracleGovernor oracle = oracleByHomeAndRest.computeIfAbsent(List.of(home, rest), unknown -> oracle(home, rest));
        Map<Path, PathPlan.Plan> plans = new HashMap<>();
        long late = 0;
        double energyJ = 0;
        for (Way way : ways) {
            PathPlan.Plan plan = oracle.plan(way.path(), way::plan);
            for (int[] states : way.schedules()) {
                plan = oracle.better(plan, way.plan(), states);
            }
            plans.put(way.path(), plan);
            late += oracle.isLate(plan) ? way.count() : 0;
            energyJ += way.count() * plan.energyJ();
        }
        return new Candidate(oracle, plans, late, energyJ);
    }

    private List<int[]> schedules(int home, Path path, List<Governor> rivals) {
        return rivals.stream()
                .filter(rival -> rival.home() == home)
                .map(rival -> new AnalyticEngine(tables).states(path, rival))
                .toList();
    }

    private int[] homes(PathHistogram histogram, List<Governor> rivals) {
        int highest = tables.states() - 1;
        if (tables.states() <= FEW_STATES) {
            return IntStream.rangeClosed(0, highest).toArray();
        }
        IntStream begins = histogram.entries().stream()
                .mapToInt(entry ->
                        fromHighest.plan(OracleGovernor.known(entry.path())).states()[0]);
        IntStream theirs = rivals.stream().mapToInt(Governor::home);
        return IntStream.concat(IntStream.of(highest, IdleStates.calmest(tables)), IntStream.concat(begins, theirs))
                .distinct()
                .sorted()
                .toArray();
    }
}
