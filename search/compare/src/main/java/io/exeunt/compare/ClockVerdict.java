package io.exeunt.compare;

import io.exeunt.compare.result.Clocked.Kind;
import io.exeunt.ground.statistics.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Answers whether changing clocks between exits pays on a board. At the middle budget, for every policy that can be built, the best
 * governor that may change clocks at exits is set against the best whose clocks are constant until the answer; both are the best on
 * <em>fit</em> (fewest late answers, then least energy), and so is the policy for which it pays most. What the sentence says of it was
 * measured on <em>report</em>.
 */
final class ClockVerdict {
    private static final String KNOWS_ALL = "oracle";

    /** Share of energy below which a saving is not called one: boards are not modelled that well. */
    private static final double WORTH_WHILE = 0.01;

    private final Course course;
    private final Clocking clocking;
    private final List<ClockTrial> trials;
    private final ClockFigures.Intervals intervals;

    ClockVerdict(Course course, Clocking clocking, List<ClockTrial> trials, ClockFigures.Intervals intervals) {
        this.course = course;
        this.clocking = clocking;
        this.trials = trials;
        this.intervals = intervals;
    }

    String text() {
        if (clocking.governors().stream().noneMatch(name -> GovernorChoice.kind(name) == Kind.PER_EXIT)) {
            return "None of these governors changes clocks between exits.";
        }
        List<Integer> able = atMiddleBudget();
        if (able.isEmpty()) {
            return modelled()
                    ? "Without a governor of constant clocks there is nothing to compare clocks per exit with."
                    : "Energy is not modelled on " + course.place()
                            + ": whether clocks per exit pay there is not known.";
        }
        int champion = able.stream()
                .min(Comparator.comparingDouble(t -> onFit(t, Kind.PER_EXIT)))
                .orElseThrow();
        return sentence(champion) + bound(champion);
    }

    private boolean modelled() {
        return course.reference()
                .tables()
                .map(tables -> tables.platform().energyModelled())
                .orElse(false);
    }

    private List<Integer> atMiddleBudget() {
        List<Double> budgets = trials.stream()
                .map(t -> t.fitted().budget())
                .distinct()
                .sorted()
                .toList();
        double middle = budgets.get((budgets.size() - 1) / 2);
        return IntStream.range(0, trials.size())
                .filter(t -> trials.get(t).fitted().budget() == middle)
                .filter(t -> canBeBuilt(trials.get(t).fitted().policy()))
                .filter(t -> best(t, Kind.PER_EXIT).isPresent()
                        && best(t, Kind.CONSTANT).isPresent())
                .boxed()
                .toList();
    }

    private static boolean canBeBuilt(String policy) {
        return !policy.contains(KNOWS_ALL) && !policy.equals(WithoutExits.NAME);
    }

    private Optional<Integer> best(int trial, Kind kind) {
        return trials.get(trial).best(kind);
    }

    /** Energy on fit as a share of the best constant clocks'. */
    private double onFit(int trial, Kind kind) {
        ClockTrial clocked = trials.get(trial);
        return clocked.fitMj(clocked.best(kind).orElseThrow())
                / clocked.fitMj(clocked.best(Kind.CONSTANT).orElseThrow());
    }

    private String sentence(int t) {
        ClockTrial trial = trials.get(t);
        int perExit = trial.best(Kind.PER_EXIT).orElseThrow();
        int constant = trial.best(Kind.CONSTANT).orElseThrow();
        Interval share = intervals.againstConstant(t, perExit);
        String start = String.format(
                Locale.ROOT,
                "At %.4g %s, %s under %s ",
                trial.fitted().budget(),
                course.budgetUnit(),
                trial.fitted().policy(),
                name(perExit));
        return answer(share, reportLate(trial, perExit) > reportLate(trial, constant))
                + start
                + amount(share)
                + " " + name(constant) + ", the best clocks that are constant until the answer"
                + late(trial, perExit, constant) + ".";
    }

    private String answer(Interval share, boolean later) {
        if (share.high() < 0 && share.estimate() > -WORTH_WHILE) {
            return "Clocks per exit make next to no difference on " + course.place() + ". ";
        }
        if (share.high() < 0) {
            return later
                    ? "Clocks per exit save energy on " + course.place() + " only by answering late more often. "
                    : "Clocks per exit pay on " + course.place() + ". ";
        }
        return "Clocks per exit do not pay on " + course.place()
                + (share.low() > 0 ? "; this is the policy for which they come nearest to it. " : ". ");
    }

    private static String amount(Interval share) {
        boolean less = share.estimate() < 0;
        double low = Math.min(Math.abs(share.low()), Math.abs(share.high()));
        double high = Math.max(Math.abs(share.low()), Math.abs(share.high()));
        return share.low() <= 0 && share.high() >= 0
                ? String.format(
                        Locale.ROOT,
                        "takes as much energy (%+.2f %% [%+.2f, %+.2f]) as",
                        share.estimate() * 100,
                        share.low() * 100,
                        share.high() * 100)
                : String.format(
                        Locale.ROOT,
                        "takes %.2f %% [%.2f, %.2f] %s energy than",
                        Math.abs(share.estimate()) * 100,
                        low * 100,
                        high * 100,
                        less ? "less" : "more");
    }

    private String late(ClockTrial trial, int perExit, int constant) {
        double own = reportLate(trial, perExit);
        double other = reportLate(trial, constant);
        return own == 0 && other == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; %.1f %% of its answers are late, of the other's %.1f %%",
                        own * 100,
                        other * 100);
    }

    private double reportLate(ClockTrial trial, int governor) {
        return trial.governed(governor)
                .map(each -> each.lateShare(trial.fitted().report().histogram(), clocking.latencyBudgetS()))
                .orElse(1.0);
    }

    private String bound(int t) {
        return trials.get(t)
                .best(Kind.BOUND)
                .map(oracle -> intervals.againstConstant(t, oracle))
                .map(share -> String.format(
                        Locale.ROOT,
                        " A governor that knew every path beforehand would take %+.2f %% [%+.2f, %+.2f].",
                        share.estimate() * 100,
                        share.low() * 100,
                        share.high() * 100))
                .orElse("");
    }

    private String name(int governor) {
        return clocking.governors().get(governor);
    }
}
