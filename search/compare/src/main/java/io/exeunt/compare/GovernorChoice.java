package io.exeunt.compare;

import io.exeunt.compare.result.Clocked.Kind;
import io.exeunt.ground.Check;
import io.exeunt.policies.Governors;
import io.exeunt.policies.governor.OracleGovernor;
import io.exeunt.policies.governor.OracleSearch;
import io.exeunt.policies.governor.PerformanceGovernor;
import io.exeunt.policies.governor.PowersaveGovernor;
import io.exeunt.policies.governor.RaceToIdleGovernor;
import io.exeunt.policies.governor.ScheduleGovernor;
import io.exeunt.policies.governor.SlowAfterExitGovernor;
import io.exeunt.policies.governor.StaticGovernor;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.BestSchedule;
import io.exeunt.simulator.analytic.CostTables;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.result.LatencyStatistic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes governors for what a fitted policy did on <em>fit</em>. Three names without numbers stand for the best of their kind there:
 * fewest late answers, then least energy, idling included. The best constant clocks are found by trying all; the best schedule by
 * changing one segment's clocks at a time as long as that helps, from the best constant clocks and from the schedule that is exactly
 * best without idling.
 */
final class GovernorChoice {
    private static final Set<String> CONSTANT = Set.of(
            PerformanceGovernor.NAME, PowersaveGovernor.NAME, RaceToIdleGovernor.NAME, SlowAfterExitGovernor.NAME);
    private static final int ROUNDS = 4;

    private final CostTables tables;
    private final Clocking clocking;
    private final AnalyticEngine engine;
    private final Map<String, OracleSearch> oracles = new ConcurrentHashMap<>();

    /**
     * Prepares it; one serves all policies on these heads.
     *
     * @param tables costs of the network's segments and heads on the board
     * @param clocking demands
     */
    GovernorChoice(CostTables tables, Clocking clocking) {
        this.tables = tables;
        this.clocking = clocking;
        this.engine = new AnalyticEngine(tables);
    }

    Clocking clocking() {
        return clocking;
    }

    /** Whether a governor's clocks may change between the exits of an inference. */
    static Kind kind(String name) {
        if (name.equals(OracleGovernor.Factory.NAME)) {
            return Kind.BOUND;
        }
        boolean constant = CONSTANT.contains(name) || name.split(":", 2)[0].equals(StaticGovernor.NAME);
        return constant ? Kind.CONSTANT : Kind.PER_EXIT;
    }

    /** Throws what {@link #governor} would, where a name alone is wrong. */
    static void requireKnown(String name) {
        if (!name.equals(StaticGovernor.NAME) && !name.equals(ScheduleGovernor.NAME)) {
            Governors.byName(name);
        }
    }

    private GovernorContext context() {
        return new GovernorContext(tables.network(), tables.platform(), clocking.latencyBudgetS(), clocking.periodS());
    }

    Governor governor(String name, PathHistogram fit) {
        return switch (name) {
            case StaticGovernor.NAME -> bestConstant(fit);
            case ScheduleGovernor.NAME -> bestSchedule(fit);
            default -> Governors.byName(name).create(context());
        };
    }

    /**
     * The bound for given paths, those that are to be priced: it knows them all.
     *
     * @param rivals that it has to bound
     */
    Governor bound(PathHistogram paths, List<Governor> rivals) {
        requireEnergy();
        return oracles.computeIfAbsent(OracleGovernor.Factory.NAME, unknown -> new OracleSearch(context()))
                .best(
                        paths,
                        Stream.concat(rivals.stream(), Stream.of(bestConstant(paths)))
                                .toList());
    }

    Governed governed(Governor governor) {
        return new Governed(engine, governor, clocking.periodS());
    }

    private Candidate candidate(int[] states, PathHistogram fit) {
        return new Candidate(states, ScheduleWorth.of(tables, clocking, states, fit));
    }

    /** A schedule and what it is worth on fit. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Candidate(int[] states, ScheduleWorth worth) {
        Candidate better(Candidate other) {
            return other.worth.compareTo(worth) < 0 ? other : this;
        }
    }

    private Governor bestConstant(PathHistogram fit) {
        requireEnergy();
        return FrequencySchedule.of(constant(fit).states());
    }

    private Candidate constant(PathHistogram fit) {
        return IntStream.range(0, tables.states())
                .mapToObj(state ->
                        candidate(FrequencySchedule.flat(tables.exits(), state).states(), fit))
                .reduce(Candidate::better)
                .orElseThrow();
    }

    private Governor bestSchedule(PathHistogram fit) {
        requireEnergy();
        int[] exact = new BestSchedule(tables)
                .minimise(fit, 1, LatencyStatistic.MEAN, 0)
                .schedule()
                .states();
        Candidate best = improved(constant(fit), fit).better(improved(candidate(exact, fit), fit));
        return FrequencySchedule.of(best.states());
    }

    private Candidate improved(Candidate start, PathHistogram fit) {
        Candidate best = start;
        for (int round = 0; round < ROUNDS; round++) {
            Candidate before = best;
            for (int k = 0; k <= fit.deepestExit(); k++) {
                best = bestAt(k, best, fit);
            }
            if (best == before) {
                return best;
            }
        }
        return best;
    }

    private Candidate bestAt(int segment, Candidate now, PathHistogram fit) {
        Candidate best = now;
        for (int state = 0; state < tables.states(); state++) {
            int[] states = now.states().clone();
            states[segment] = state;
            best = best.better(candidate(states, fit));
        }
        return best;
    }

    private void requireEnergy() {
        Check.require(
                tables.platform().energyModelled(),
                "energy of " + tables.platform().id(),
                "modelled",
                "no power data");
    }
}
