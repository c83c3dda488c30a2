package io.exeunt.scenarios.compare;

import io.exeunt.reports.comparison.Arena;
import io.exeunt.scenarios.workbench.Cancellation;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.statistics.Bootstrap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares policies on a course.
 *
 * @param policies in the order of the table
 * @param reference name of the policy that the others are compared with; empty for the best threshold policy at each budget
 * @param bootstrap for intervals; its seed is that of policies as well, its threads fit them
 */
public record Comparer(List<ExitPolicy> policies, Optional<String> reference, Bootstrap bootstrap) {
    /** Confidence of all intervals. */
    public static final double LEVEL = 0.95;

    public Comparer {
        policies = List.copyOf(policies);
    }

    /**
     * Fits, scores and tests. The result depends on neither the number of threads nor the time.
     *
     * @param budgets largest mean costs, in the unit of the course's budget costs
     * @param done hears the name of every policy that has been tried at a budget, one call at a time
     */
    public Arena compare(Course course, List<Double> budgets, Cancellation cancellation, Consumer<String> done) {
        List<Trial> trials =
                new Trials(course, bootstrap.seed(), cancellation, done).run(policies, budgets, bootstrap.threads());
        return new Contest(course, trials, new Referee(reference)).arena(bootstrap, LEVEL);
    }
}
