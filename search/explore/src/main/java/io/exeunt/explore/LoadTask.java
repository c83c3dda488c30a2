package io.exeunt.explore;

import io.exeunt.ground.Check;
import io.exeunt.search.objective.Constraint;
import io.exeunt.simulator.event.Load;
import java.util.ArrayList;
import java.util.List;

/**
 * A load under which designs are simulated, and what they have to keep under it.
 *
 * @param load arrivals, queues and surroundings
 * @param p99BudgetS largest allowed 99th percentile of the latency in s, waiting included; +∞ for none
 * @param maxMissShare largest allowed share of requests not answered by their deadline, 0 … 1; 1 for none
 */
public record LoadTask(Load load, double p99BudgetS, double maxMissShare) {
    static final String UNDER_LOAD = "load_";
    static final String P99 = UNDER_LOAD + "p99";
    private static final String MISSES = UNDER_LOAD + "miss_share";
    private static final double MILLI = 1e-3;

    public LoadTask {
        Check.require(p99BudgetS > 0, "p99_budget_ms", "> 0", p99BudgetS);
        Check.probability("max_miss_share", maxMissShare);
    }

    /** Whether a search has to simulate every design. */
    public boolean limits() {
        return Double.isFinite(p99BudgetS) || maxMissShare < 1;
    }

    /**
     * By how much a 99th percentile and a share of misses break the limits, relative to each and in all; 0 if they keep them, +∞ where
     * nothing was answered.
     */
    public double breach(double p99S, double missShare) {
        double breach = constraints().stream()
                .mapToDouble(limit -> limit.violation(limit.name().equals(P99) ? p99S / MILLI : missShare))
                .sum();
        return Double.isNaN(breach) ? Double.POSITIVE_INFINITY : breach;
    }

    /**
     * Whether a search knows of values that break a limit only that they do: designs under load are left as soon as they have certainly
     * broken it.
     */
    public static boolean isLeftWhenBroken(Constraint constraint) {
        return constraint.name().startsWith(UNDER_LOAD);
    }

    /** The limits, in ms and as a share; none where there are none. */
    List<Constraint> constraints() {
        List<Constraint> limits = new ArrayList<>();
        if (Double.isFinite(p99BudgetS)) {
            limits.add(Constraint.atMost(P99, "ms", p99BudgetS / MILLI));
        }
        if (maxMissShare < 1) {
            limits.add(Constraint.atMost(MISSES, "", maxMissShare));
        }
        return limits;
    }
}
