package io.exeunt.compare;

import io.exeunt.compare.Trial.Failed;
import io.exeunt.compare.Trial.Fitted;
import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.parallel.Workers;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.trace.ExitNames;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Fits every policy to every budget on the fit split and lets it decide on the report split. A policy that can't do it costs its own
 * row, not the table.
 */
final class TrialRuns {
    private static final String KEPT = "nothing is kept of a comparison";

    private final Course course;
    private final long seed;
    private final Cancellation cancellation;
    private final Watch watch;

    /**
     * Prepares them.
     *
     * @param seed for policies that draw random numbers
     * @param watch hears of every policy that has been tried
     */
    TrialRuns(Course course, long seed, Cancellation cancellation, Watch watch) {
        this.course = course;
        this.seed = seed;
        this.cancellation = cancellation;
        this.watch = watch;
    }

    /** All trials, by budget, then by policy, whatever the number of threads. */
    List<Trial> run(List<Entrant> entrants, List<Double> budgets, int threads) {
        List<Supplier<Trial>> tasks = budgets.stream()
                .<Supplier<Trial>>flatMap(budget -> entrants.stream().map(entrant -> () -> tried(entrant, budget)))
                .toList();
        return Workers.all(threads, tasks, cancellation, KEPT);
    }

    private Trial tried(Entrant entrant, double budget) {
        Instant start = watch.clock().instant();
        Trial trial = attempt(entrant, budget);
        double seconds = watch.since(start);
        cancellation.throwIfRequested(KEPT);
        synchronized (this) {
            watch.done().accept(entrant.name(), seconds);
        }
        return trial;
    }

    /** On each of its members; of several that work the one with most right answers on fit, the first of equals. */
    private Trial attempt(Entrant entrant, double budget) {
        List<Trial> attempts = entrant.members().stream()
                .map(member -> attempt(entrant, budget, member))
                .toList();
        return attempts.stream()
                .filter(Fitted.class::isInstance)
                .map(Fitted.class::cast)
                .reduce((best, next) -> next.fit().accuracy() > best.fit().accuracy() ? next : best)
                .map(Trial.class::cast)
                .orElse(attempts.get(0));
    }

    private Trial attempt(Entrant entrant, double budget, int member) {
        try {
            return fitted(entrant, budget, member);
        } catch (InvalidInputException | IllegalArgumentException | UnsupportedOperationException e) {
            return new Failed(entrant, budget, naming(member).replaceIn(String.valueOf(e.getMessage())));
        } catch (RuntimeException
                | LinkageError
                | StackOverflowError e) { // a trial's boundary: a policy may be anybody's
            return new Failed(entrant, budget, "It failed with " + e);
        }
    }

    private Fitted fitted(Entrant entrant, double budget, int index) {
        Member member = course.members().get(index);
        ExitSet exits = ExitSet.all(member.trace().exits());
        FitContext context = new FitContext(member.trace().fit(), exits, member.budgetCosts(), budget, seed);
        FittedPolicy fitted = entrant.policy().fit(context);
        PathHistogram fit = fitted.paths(member.trace().fit());
        SampleDecisions report = fitted.decisions(member.trace().report());
        Check.require(report.samples() == course.samples(), "decided samples", "" + course.samples(), report.samples());
        return new Fitted(entrant, budget, index, rule(entrant, index, fitted), fit, report);
    }

    /** What was fitted; with the heads before it where there was a choice. */
    private String rule(Entrant entrant, int member, FittedPolicy fitted) {
        String rule = naming(member).replaceIn(fitted.describe());
        return entrant.members().size() == 1
                ? rule
                : course.members().get(member).name() + ": " + rule;
    }

    private ExitNames naming(int member) {
        return new ExitNames(course.members().get(member).trace().exitNames());
    }
}
