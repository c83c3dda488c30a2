package io.exeunt.simulator.policy;

import io.exeunt.simulator.network.ExitSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
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

    private final String name;
    private final TuningContext context;
    private final List<ExitSet> exitSets;
    private final int budgets;
    private final List<Piece> pieces;

    /** Each fit for itself; nothing is fitted yet. */
    public BudgetTuning(ExitPolicy policy, TuningContext context) {
        this(policy.name(), context, true, exits -> policy::fit);
    }

    /**
     * The fits of an exit set one after the other; nothing is fitted yet.
     *
     * @param name of the policy
     * @param series makes what fits a policy to the budgets of an exit set
     */
    public static BudgetTuning inSeries(String name, TuningContext context, Function<ExitSet, BudgetSeries> series) {
        return new BudgetTuning(name, context, false, series);
    }

    private BudgetTuning(String name, TuningContext context, boolean alone, Function<ExitSet, BudgetSeries> series) {
        this.name = name;
        this.context = context;
        this.budgets = Math.min(BUDGETS, context.fits());
        this.exitSets = exitSets(context.exits()).stream()
                .limit(Math.max(1, context.fits() / budgets))
                .toList();
        this.pieces = pieces(alone ? 1 : budgets, series);
    }

    private List<Piece> pieces(int length, Function<ExitSet, BudgetSeries> series) {
        List<Piece> all = new ArrayList<>();
        for (int set = 0; set < exitSets.size(); set++) {
            for (int first = 0; first < budgets; first += length) {
                all.add(new Piece(set, first, length, series.apply(exitSets.get(set))));
            }
        }
        return List.copyOf(all);
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
                Parameter.whole("fitted_exits." + name, 0, exitSets.size() - 1),
                Parameter.whole("fitted_budget." + name, 0, budgets - 1));
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
        return budget((int) setting[0], (int) setting[1]);
    }

    private double budget(int set, int index) {
        ExitSet kept = exitSets.get(set);
        double cheapest = Double.POSITIVE_INFINITY;
        double dearest = 0;
        for (int k : kept.indices()) {
            long onTheWay = kept.bits() & (-1L >>> (63 - k));
            double cost = context.costs().of(Path.of(k, onTheWay));
            cheapest = Math.min(cheapest, cost);
            dearest = Math.max(dearest, cost);
        }
        double share = budgets == 1 ? 0.5 : (double) index / (budgets - 1);
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
        int budget = (int) setting[1];
        int piecesPerSet = pieces.size() / exitSets.size();
        Kept kept = pieces.get((int) setting[0] * piecesPerSet + budget * piecesPerSet / budgets)
                .at(budget);
        if (kept instanceof Kept.Failed failed) {
            throw failed.cause();
        }
        return (Kept.Fitted) kept;
    }

    @Override
    public List<Fit> fits() {
        return List.copyOf(pieces);
    }

    /** Budgets of one exit set that are fitted one after the other. */
    private final class Piece implements Fit {
        private final int set;
        private final int first;
        private final int length;
        private @Nullable BudgetSeries series;
        private final AtomicReferenceArray<Kept> made;

        Piece(int set, int first, int length, BudgetSeries series) {
            this.set = set;
            this.first = first;
            this.length = length;
            this.series = series;
            this.made = new AtomicReferenceArray<>(length);
        }

        Kept at(int budget) {
            Kept kept = made.get(budget - first);
            return kept == null ? makeUpTo(budget - first) : kept;
        }

        private synchronized Kept makeUpTo(int last) {
            BudgetSeries more = series;
            for (int i = 0; more != null && i <= last; i++) {
                if (made.get(i) == null) {
                    made.set(i, fit(more, budget(set, first + i)));
                }
            }
            if (last == length - 1) {
                series = null; // what it has worked out is large
            }
            return made.get(last);
        }

        private Kept fit(BudgetSeries more, double budget) {
            try {
                FitContext fit =
                        new FitContext(context.split(), exitSets.get(set), context.costs(), budget, context.seed());
                FittedPolicy fitted = given("fitted policy", more.fit(fit));
                return new Kept.Fitted(fitted, given("paths", fitted.paths(context.split())));
            } catch (RuntimeException anybodys) {
                return new Kept.Failed(anybodys);
            } catch (LinkageError | StackOverflowError | AssertionError anybodys) {
                return new Kept.Failed(new IllegalStateException("fit failed with " + anybodys, anybodys));
            }
        }

        private <T> T given(String what, @Nullable T said) {
            if (said == null) {
                throw new IllegalStateException(name + " gives no " + what);
            }
            return said;
        }

        @Override
        public String label() {
            String lowest = String.format(Locale.ROOT, "%.4g", budget(set, first));
            String highest = String.format(Locale.ROOT, "%.4g", budget(set, first + length - 1));
            return name + ", " + exitSets.get(set).size() + " exits, " + lowest
                    + (length == 1 ? "" : " to " + highest) + " "
                    + context.costs().unit();
        }

        @Override
        public void run() {
            at(first + length - 1);
        }
    }
}
