package io.exeunt.simulator.analytic;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.result.LatencyStatistic;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All clocks worth having for fixed paths: the schedules of which none other has both less mean energy and a smaller latency figure.
 * As both are sums over segments whatever the clocks, they are found by labels (Martins, "On a multicriteria shortest path problem",
 * European Journal of Operational Research 16, 1984): a way of running the segments before a border, with the state that holds there
 * and what is still pending, is dropped when another one that leaves the same behind is neither slower nor dearer, or when no way of
 * going on could be better than schedules that are known ({@link SuffixBounds}).
 *
 * <p>Exact where a period does not charge idling. A percentile is a sum for paths that continue one another alone ({@link #solves}).
 * Where a board has so many states that more labels than are allowed would be looked at, what was found until then is told, and said to
 * be not exact. Where energy is not modelled the fastest schedule is all that is worth having.
 *
 * <p>Safe for use by many threads.
 */
public final class ClockFront {
    /** Labels looked at unless told otherwise. */
    public static final int MOST_LABELS = 200_000;

    private final CostTables tables;
    private final RemainingTime remaining;
    private final int most;

    /** Of a network on a board. */
    public ClockFront(CostTables tables) {
        this(tables, MOST_LABELS);
    }

    /**
     * As above with another limit.
     *
     * @param most labels looked at before the search is given up, > 0
     */
    public ClockFront(CostTables tables, int most) {
        this.tables = tables;
        this.remaining = new RemainingTime(tables);
        this.most = (int) Check.positive("most labels", (long) most);
    }

    /**
     * What was found.
     *
     * @param choices from the fastest to the most frugal; energies are 0 where they are not modelled
     * @param exact whether nothing can be missing
     */
    public record Front(List<ScheduleChoice> choices, boolean exact) {
        public Front {
            choices = List.copyOf(choices);
        }
    }

    /** Whether a latency figure of these paths is a sum over segments: a mean always is. */
    public boolean solves(PathHistogram paths, LatencyStatistic statistic) {
        return ScheduleProblem.isSum(tables, paths, statistic);
    }

    /**
     * The front of constant clocks.
     *
     * @throws IllegalArgumentException if {@link #solves} says no
     */
    public Front constant(PathHistogram paths, LatencyStatistic statistic) {
        return new Front(flats(ScheduleProblem.of(tables, paths, statistic)).choices(), true);
    }

    /**
     * The front of schedules that may change clocks at every segment.
     *
     * @throws IllegalArgumentException if {@link #solves} says no
     */
    public Front perExit(PathHistogram paths, LatencyStatistic statistic) {
        ScheduleProblem problem = ScheduleProblem.of(tables, paths, statistic);
        ChoiceStairs found = flats(problem);
        if (!remaining.hopeful()) {
            return new Front(found.choices(), true);
        }
        ClockLabels labels = new ClockLabels(problem, remaining, new SuffixBounds(problem, found), found, most);
        boolean exact = IntStream.range(0, tables.states()).allMatch(labels::goFrom);
        return new Front(found.choices(), exact);
    }

    private ChoiceStairs flats(ScheduleProblem problem) {
        ChoiceStairs stairs = new ChoiceStairs();
        boolean priced = tables.platform().energyModelled();
        for (int state = 0; state < tables.states(); state++) {
            FrequencySchedule schedule = FrequencySchedule.flat(tables.exits(), state);
            stairs.add(problem.latencyS(schedule), priced ? problem.energyJ(schedule) : 0, () -> schedule);
        }
        return stairs;
    }
}
