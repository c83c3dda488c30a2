package io.exeunt.compare;

import io.exeunt.compare.result.Arena;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.statistics.Bootstrap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares policies on a course.
 *
 * @param entrants in the order of the table
 * @param reference name of the entrant that the others are compared with; empty for the best threshold policy at each budget
 * @param bootstrap for intervals; its seed is that of policies as well, its threads fit them
 */
public record Comparer(List<Entrant> entrants, Optional<String> reference, Bootstrap bootstrap) {
    /** Confidence of all intervals. */
    public static final double LEVEL = 0.95;

    public Comparer {
        entrants = List.copyOf(entrants);
    }

    /** What became of all entrants at all budgets; may serve any course whose members have the same traces and budget costs. */
    public static final class Attempts {
        private final List<Trial> trials;

        private Attempts(List<Trial> trials) {
            this.trials = trials;
        }
    }

    /**
     * Fits, scores and tests. The result depends on neither the number of threads nor the time.
     *
     * @param budgets largest mean costs, in the unit of the course's budget costs
     * @param done hears the name of every entrant that has been tried at a budget, one call at a time
     */
    public Arena compare(Course course, List<Double> budgets, Cancellation cancellation, Consumer<String> done) {
        return judge(course, attempt(course, budgets, cancellation, Watch.untimed(done)), cancellation);
    }

    /** Fits every entrant to every budget and lets it decide on unseen samples. */
    public Attempts attempt(Course course, List<Double> budgets, Cancellation cancellation, Watch watch) {
        return new Attempts(new TrialRuns(course, bootstrap.seed(), cancellation, watch)
                .run(entrants, budgets, bootstrap.threads()));
    }

    /** What is odd about the rules that came out, and what to look at; one line, or nothing. */
    public Optional<String> warning(Course course, Attempts attempts) {
        return ExitAlone.warning(course, attempts.trials);
    }

    /** Prices what was attempted on a course, with intervals and tests. */
    public Arena judge(Course course, Attempts attempts, Cancellation cancellation) {
        return new Contest(course, attempts.trials, new Referee(reference)).arena(bootstrap, LEVEL, cancellation);
    }

    /**
     * Checks the names of governors before anything is fitted.
     *
     * @throws io.exeunt.ground.InvalidInputException if there is none of a name
     */
    public static void requireKnownGovernors(Clocking clocking) {
        GovernorEntrant.of(clocking, true);
    }
}
