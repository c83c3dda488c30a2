package io.exeunt.compare;

import io.exeunt.ground.statistics.Interval;
import io.exeunt.simulator.policy.GovernorKind;
import io.exeunt.simulator.pricing.CostTables;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Answers whether changing clocks between exits pays on a board. At the middle budget, for every policy that can be built, the best
 * governor that may change clocks at exits is set against the best of all clocks that are constant until the answer, each of which may
 * rest in any state; both are the best on <em>fit</em> (fewest late answers, then least energy), and so is the policy for which it pays
 * most. What the sentence says of it was measured on <em>report</em>.
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
        if (trials.get(0).contenders().stream().noneMatch(GovernorEntrant::changesAtExits)) {
            return "None of these governors changes clocks between exits.";
        }
        if (!tables().platform().energyModelled()) {
            return "Energy is not modelled on " + course.place() + ": whether clocks per exit pay there is not known.";
        }
        List<Integer> able = atMiddleBudget();
        if (able.isEmpty()) {
            return "No policy has both a governor that may change clocks between exits and constant clocks: there is nothing to"
                    + " compare.";
        }
        int champion =
                able.stream().min(Comparator.comparingDouble(this::onFit)).orElseThrow();
        return sentence(champion) + new OracleGain(trials.get(champion), intervals, champion).text() + ground();
    }

    private CostTables tables() {
        return course.reference().tables().orElseThrow(() -> new IllegalStateException("Governors need a board"));
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
                .filter(t -> trials.get(t).bestPerExit().isPresent()
                        && trials.get(t).bestConstant().isPresent())
                .boxed()
                .toList();
    }

    private static boolean canBeBuilt(String policy) {
        return !policy.contains(KNOWS_ALL) && !policy.equals(WithoutExits.NAME);
    }

    /** Energy on fit as a share of the best constant clocks'. */
    private double onFit(int trial) {
        ClockTrial clocked = trials.get(trial);
        return clocked.fitMj(clocked.bestPerExit().orElseThrow())
                / clocked.fitMj(clocked.bestConstant().orElseThrow());
    }

    private String sentence(int t) {
        ClockTrial trial = trials.get(t);
        int perExit = trial.bestPerExit().orElseThrow();
        int constant = trial.bestConstant().orElseThrow();
        String where = String.format(
                Locale.ROOT,
                "At %.4g %s, %s under %s ",
                trial.fitted().budget(),
                course.budgetUnit(),
                trial.fitted().policy(),
                trial.contenders().get(perExit).name());
        Interval share = intervals.againstConstant(t, perExit);
        String rival = " " + rival(trial, constant) + late(trial, perExit, constant) + ".";
        if (trial.is(perExit, GovernorKind.CONSTANT)) {
            return "Clocks per exit do not pay on " + course.place() + ". " + where
                    + "keeps one state from the first segment to the answer, which is constant clocks as well, and "
                    + amount(share) + rival;
        }
        boolean later = trial.reportLateShare(perExit) > trial.reportLateShare(constant);
        return answer(share, later) + where + amount(share) + rival;
    }

    private static String rival(ClockTrial trial, int constant) {
        String rule = trial.governed(constant).map(Governed::clocks).orElse("");
        return trial.contenders().get(constant).name() + " (" + rule
                + "), the best clocks that are constant until the answer";
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

    private static String late(ClockTrial trial, int perExit, int constant) {
        double own = trial.reportLateShare(perExit);
        double other = trial.reportLateShare(constant);
        return own == 0 && other == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; %.1f %% of its answers are late, of the other's %.1f %%",
                        own * 100,
                        other * 100);
    }

    /** What the answer rests on: the rivals that were tried, and what a change of clocks takes. */
    private String ground() {
        CostTables tables = tables();
        String rests = Double.isInfinite(clocking.periodS()) ? "" : ", each with each to rest in";
        return String.format(
                Locale.ROOT,
                " (Constant clocks: the best on fit of all %d states of the board%s. A change of clocks between them stands still for"
                        + " %s ms, and holds %s ms after it was asked for.)",
                tables.states(),
                rests,
                range(tables, tables::switchS),
                range(tables, (from, to) -> tables.switchS(from, to) + tables.lateS(from, to)));
    }

    /** Time of a change between two states, in s. */
    private interface Time {
        double seconds(int from, int to);
    }

    private static String range(CostTables tables, Time time) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int from = 0; from < tables.states(); from++) {
            for (int to = 0; to < tables.states(); to++) {
                if (from != to) {
                    least = Math.min(least, time.seconds(from, to));
                    most = Math.max(most, time.seconds(from, to));
                }
            }
        }
        double lowest = Math.min(least, most);
        return lowest == most
                ? String.format(Locale.ROOT, "%.4g", most * 1e3)
                : String.format(Locale.ROOT, "%.4g to %.4g", lowest * 1e3, most * 1e3);
    }
}
