package io.exeunt.simulator.policy;

import io.exeunt.simulator.network.ExitSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * For policies that know only how to be fitted to a budget: a search picks among a few exit sets and budgets. Each pair is fitted once
 * and kept, and there are no more pairs than the context allows.
 *
 * <p>Exit sets, in order: all exits, every second one, every fourth, the first half. Budgets: evenly from 5 % to 90 % of the way from
 * the cheapest kept exit to the dearest, every head on the way charged.
 */
public final class BudgetTuning implements PolicyTuning {
    private static final int BUDGETS = 8;
    private static final double FROM = 0.05;
    private static final double TO = 0.9;

    private final ExitPolicy policy;
    private final TuningContext context;
    private final List<ExitSet> exitSets;
    private final int budgets;
    private final Map<Integer, Kept> keptByPair = new ConcurrentHashMap<>();

    /** Nothing is fitted yet. */
    public BudgetTuning(ExitPolicy policy, TuningContext context) {
        this.policy = policy;
        this.context = context;
        this.budgets = Math.min(BUDGETS, context.fits());
        this.exitSets = exitSets(context.exits()).stream()
                .limit(Math.max(1, context.fits() / budgets))
                .toList();
    }

    /** What a fit came to. */
    private sealed interface Kept {
        /** It succeeded. */
        record Fitted(FittedPolicy policy, PathHistogram paths) implements Kept {}

        /** It did not. */
        record Failed(RuntimeException cause) implements Kept {}
    }

    private static List<ExitSet> exitSets(int exits) {
        if (exits == 1) {
            return List.of(ExitSet.all(1));
        }
        return LongStream.of(
                        every(exits, 1),
                        every(exits, 2),
                        every(exits, 4),
                        ExitSet.all((exits + 1) / 2).bits())
                .mapToObj(bits -> new ExitSet(exits, bits))
                .filter(set -> set.size() > 1)
                .distinct()
                .toList();
    }

    private static long every(int exits, int step) {
        return IntStream.iterate(step - 1, k -> k < exits, k -> k + step)
                .mapToLong(k -> 1L << k)
                .reduce(0, (a, b) -> a | b);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.whole("fitted_exits." + policy.name(), 0, exitSets.size() - 1),
                Parameter.whole("fitted_budget." + policy.name(), 0, budgets - 1));
    }

    @Override
    public List<double[]> starts() {
        return IntStream.range(0, budgets)
                .mapToObj(budget -> new double[] {0, budget})
                .toList();
    }

    @Override
    public boolean choosesExits() {
        return true;
    }

    @Override
    public ExitSet kept(ExitSet exits, double[] setting) {
        return exitSets.get((int) setting[0]);
    }

    /** The budget of a setting, in the unit of the context's costs. */
    public double budget(double[] setting) {
        ExitSet kept = kept(exitSets.get(0), setting);
        double cheapest = Double.POSITIVE_INFINITY;
        double dearest = 0;
        for (int k : kept.indices()) {
            long onTheWay = kept.bits() & (-1L >>> (63 - k));
            double cost = context.costs().of(Path.of(k, onTheWay));
            cheapest = Math.min(cheapest, cost);
            dearest = Math.max(dearest, cost);
        }
        double share = budgets == 1 ? 0.5 : setting[1] / (budgets - 1);
        return cheapest + (FROM + share * (TO - FROM)) * (dearest - cheapest);
    }

    @Override
    public PathCounts count(ExitSet exits, double[] setting) {
        return fitted(setting).paths();
    }

    @Override
    public FittedPolicy policy(ExitSet exits, double[] setting) {
        return fitted(setting).policy();
    }

    private Kept.Fitted fitted(double[] setting) {
        Parameter.requireAllowed(parameters(), setting);
        Kept kept = keptByPair.computeIfAbsent(pair(setting), unknown -> fit(setting));
        if (kept instanceof Kept.Failed failed) {
            throw failed.cause();
        }
        return (Kept.Fitted) kept;
    }

    private int pair(double[] setting) {
        return (int) setting[0] * budgets + (int) setting[1];
    }

    private Kept fit(double[] setting) {
        try {
            ExitSet kept = kept(exitSets.get(0), setting);
            FitContext fit = new FitContext(context.split(), kept, context.costs(), budget(setting), context.seed());
            FittedPolicy fitted = given("fitted policy", policy.fit(fit));
            return new Kept.Fitted(fitted, given("paths", fitted.paths(context.split())));
        } catch (RuntimeException anybodys) {
            return new Kept.Failed(anybodys);
        } catch (LinkageError | StackOverflowError | AssertionError anybodys) {
            return new Kept.Failed(new IllegalStateException("fit failed with " + anybodys, anybodys));
        }
    }

    private <T> T given(String what, @Nullable T said) {
        if (said == null) {
            throw new IllegalStateException(policy.name() + " gives no " + what);
        }
        return said;
    }

    @Override
    public List<Fit> fits() {
        List<Fit> fits = new ArrayList<>();
        for (int set = 0; set < exitSets.size(); set++) {
            for (int budget = 0; budget < budgets; budget++) {
                fits.add(new Pair(new double[] {set, budget}));
            }
        }
        return fits;
    }

    private final class Pair implements Fit {
        private final double[] setting;

        Pair(double[] setting) {
            this.setting = setting;
        }

        @Override
        public String label() {
            return String.format(
                    Locale.ROOT,
                    "%s, %d exits, %.4g %s",
                    policy.name(),
                    exitSets.get((int) setting[0]).size(),
                    budget(setting),
                    context.costs().unit());
        }

        @Override
        public void run() {
            keptByPair.computeIfAbsent(pair(setting), unknown -> fit(setting));
        }
    }
}
