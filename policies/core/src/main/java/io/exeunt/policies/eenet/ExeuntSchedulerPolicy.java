package io.exeunt.policies.eenet;

import io.exeunt.ground.Check;
import io.exeunt.policies.exit.BudgetChoice;
import io.exeunt.policies.exit.BudgetChoice.Point;
import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.simulator.policy.BudgetSeries;
import io.exeunt.simulator.policy.BudgetTuning;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Exeunt's own learned scheduler, {@code eenet-exeunt}: EENet's idea (learn on held-out data how far each exit can be trusted, and assign
 * exits for a budget) with five changes. It chooses which heads to evaluate at all, since every evaluated head costs; exits answer with
 * what earlier heads said as well, in a learned pool that also corrects what a head systematically confuses; a sample leaves by the margin of
 * that pool; what an answer is worth is judged by what all heads together say instead of by single labels; and thresholds are chosen
 * directly for that worth under the budget, averaged over halves of the samples and with geometric shares, instead of from learned shares.
 * Nothing is drawn at random.
 *
 * <p>Everything that thresholds are chosen by is said about samples by pools that were not fitted to them, so that costs and gains are
 * those to be expected of others. Where the fit split does not speak for all this over the best plain threshold rule, one exit for all
 * among them, that rule is taken.
 *
 * @param safetyMargin share of the budget that is left unspent, 0 … 1
 */
public record ExeuntSchedulerPolicy(double safetyMargin) implements ExitPolicy {
    /** Name by which it is found. */
    public static final String NAME = "eenet-exeunt";

    /** Shares of what the budget leaves above the cheapest exit. */
    private static final double[] SHARES = {1, 0.75, 0.5, 0.25};

    public ExeuntSchedulerPolicy {
        Check.probability("safetyMargin", safetyMargin);
    }

    /** Without a margin. */
    public ExeuntSchedulerPolicy() {
        this(0);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        return train(context);
    }

    /** As {@link #fit}, with the result's own type. */
    public ExeuntScheduler train(FitContext context) {
        FitContext affordable = affordable(context);
        Evidence evidence = evidence(context);
        return chosen(affordable, evidence, proposals(affordable, evidence));
    }

    /**
     * In a search, all budgets of an exit set share what the fit split says whatever the budget is, and the smaller budgets that a rule is
     * tried for are those of the search that came before, instead of shares of its own.
     */
    @Override
    public PolicyTuning tuning(TuningContext context) {
        return BudgetTuning.inSeries(NAME, context, exits -> new Series(this));
    }

    private static final class Series implements BudgetSeries {
        private final ExeuntSchedulerPolicy policy;
        private final List<Point<Proposal>> made = new ArrayList<>();
        private @Nullable Evidence evidence;

        Series(ExeuntSchedulerPolicy policy) {
            this.policy = policy;
        }

        @Override
        public FittedPolicy fit(FitContext context) {
            FitContext affordable = policy.affordable(context);
            Evidence known = evidence == null ? evidence(context) : evidence;
            evidence = known;
            made.add(0, proposal(affordable, known, affordable.budget()));
            return chosen(affordable, known, made);
        }
    }

    private static Evidence evidence(FitContext context) {
        return new Evidence(
                LogProbabilities.of(context.split(), context.exits().indices()),
                context.split().labels());
    }

    private FitContext affordable(FitContext context) {
        double cheapest = LearnedBudget.requireAffordable(context);
        return context.withBudget(Math.max(cheapest, context.budget() * (1 - safetyMargin)));
    }

    /** Our own rule where the fit split speaks for it, else a plain one. */
    private static ExeuntScheduler chosen(FitContext context, Evidence evidence, List<Point<Proposal>> points) {
        ThresholdPolicy plain = PlainThresholds.best(context);
        return BudgetChoice.best(context, Optional.of(points.get(0)), points)
                .filter(own -> Safeguard.speaksFor(own.values(), evidence.values(plain, context.split())))
                .map(own -> ExeuntScheduler.of(own.rule(), context.exits().exits()))
                .orElseGet(() -> ExeuntScheduler.of(plain));
    }

    /**
     * Our own rule.
     *
     * @param values {@link Safeguard#value} of its answers to samples held out
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Proposal(PooledThresholds rule, double[] values) {}

    /** For the whole budget first; a smaller one is taken where it does better or as well. */
    private static List<Point<Proposal>> proposals(FitContext context, Evidence evidence) {
        int[] allowed = context.exits().indices();
        double cheapest = context.costs().of(Path.of(allowed[0], 1L << allowed[0]));
        double[] all = KeptExits.costs(context.costs(), allowed);
        double most = Math.min(context.budget(), Arrays.stream(all).max().orElseThrow());
        return DoubleStream.of(SHARES)
                .map(share -> share == 1 ? context.budget() : cheapest + share * (most - cheapest))
                .filter(limit -> limit == context.budget() || limit > cheapest && limit < context.budget())
                .mapToObj(limit -> proposal(context, evidence, limit))
                .toList();
    }

    private static Point<Proposal> proposal(FitContext context, Evidence evidence, double limit) {
        int[] allowed = context.exits().indices();
        List<Integer> chosen = new KeptExits(evidence.alone(), allowed, context.costs(), limit).choose();
        int[] kept = chosen.stream().mapToInt(i -> allowed[i]).toArray();
        double[] cost = KeptExits.costs(context.costs(), kept);
        CrossFitted answers = evidence.of(chosen);
        StopScores scores = evidence.scores(answers.heldOut());
        StopScores inUse = evidence.scores(answers.fusion().apply(evidence.outputs(chosen)));
        double[] thresholds =
                new SteadyThresholds(scores, inUse, cost, limit).solve().thresholds();
        return point(scores, inUse, cost, new PooledThresholds(kept, answers.fusion(), thresholds));
    }

    /** It has to keep the budget by held-out answers and by those of the pools that are used. */
    private static Point<Proposal> point(StopScores scores, StopScores inUse, double[] cost, PooledThresholds rule) {
        double[] values = scores.values(rule.thresholds());
        double meanCost = Math.max(
                meanCost(scores.leave(rule.thresholds()), cost), meanCost(inUse.leave(rule.thresholds()), cost));
        return new Point<>(
                meanCost,
                Arrays.stream(values).average().orElseThrow(),
                () -> values,
                () -> new Proposal(rule, values));
    }

    static double meanCost(int[] exit, double[] cost) {
        return Arrays.stream(exit).mapToDouble(k -> cost[k]).average().orElseThrow();
    }
}
