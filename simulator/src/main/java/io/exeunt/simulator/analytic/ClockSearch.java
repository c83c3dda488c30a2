package io.exeunt.simulator.analytic;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.result.LatencyStatistic;
import java.util.stream.IntStream;

/**
 * The best clocks of either class for paths: fewest late answers, then least energy, idling included where there is a period. Both
 * classes rest in any state until the next inference, and differ in nothing but changing clocks within one. Immutable; may be shared
 * between threads.
 */
public final class ClockSearch {
    private final CostTables tables;
    private final double latencyBudgetS;
    private final double periodS;

    /**
     * On one board, for one demand.
     *
     * @param latencyBudgetS time in s by which an inference should be answered; +∞ for none
     * @param periodS time in s from one inference to the next; +∞ to charge no idling
     */
    public ClockSearch(CostTables tables, double latencyBudgetS, double periodS) {
        Check.require(latencyBudgetS > 0, "latencyBudgetS", "> 0", latencyBudgetS);
        Check.require(periodS > 0, "periodS", "> 0", periodS);
        this.tables = tables;
        this.latencyBudgetS = latencyBudgetS;
        this.periodS = periodS;
    }

    /** The best of all pairs of a state until the answer and a state to rest in. */
    public FrequencySchedule constant(PathHistogram paths) {
        return constant(descent(paths)).schedule();
    }

    /** The best of all states until the answer that are also rested in. */
    public FrequencySchedule unresting(PathHistogram paths) {
        ScheduleDescent descent = descent(paths);
        return flats().mapToObj(state -> descent.found(flat(state)))
                .reduce(ScheduleDescent.Found::better)
                .orElseThrow()
                .schedule();
    }

    /**
     * The best schedule that was found, with its state to rest in: by descent from the best constant clocks and from the schedule that is
     * best without limit and idling. Never worth less than the best constant clocks, which it may be.
     */
    public FrequencySchedule perExit(PathHistogram paths) {
        ScheduleDescent descent = descent(paths);
        FrequencySchedule exact = new BestSchedule(tables)
                .minimise(paths, 1, LatencyStatistic.MEAN, 0)
                .schedule();
        ScheduleDescent.Found constant = constant(descent);
        int calm = constant.schedule().rest();
        return constant.better(descent.improve(constant.schedule()))
                .better(descent.improve(exact))
                .better(descent.improve(exact.restingIn(calm)))
                .schedule();
    }

    private ScheduleDescent.Found constant(ScheduleDescent descent) {
        return flats().boxed()
                .flatMap(state -> (Double.isInfinite(periodS) ? IntStream.of(state) : flats())
                        .mapToObj(rest -> flat(state).restingIn(rest)))
                .map(descent::found)
                .reduce(ScheduleDescent.Found::better)
                .orElseThrow();
    }

    private IntStream flats() {
        return IntStream.range(0, tables.states());
    }

    private FrequencySchedule flat(int state) {
        return FrequencySchedule.flat(tables.exits(), state);
    }

    private ScheduleDescent descent(PathHistogram paths) {
        tables.requireEnergy();
        ScheduleMeter meter = new ScheduleMeter(tables, paths, latencyBudgetS, periodS);
        boolean rests = !Double.isInfinite(periodS);
        return new ScheduleDescent(tables.states(), paths.deepestExit() + 1, rests, meter::of);
    }
}
