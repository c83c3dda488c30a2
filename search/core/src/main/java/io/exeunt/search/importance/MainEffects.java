package io.exeunt.search.importance;

import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluation.State;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of what designs differ in goes back to one dimension alone: first-order Sobol indices, Var(E[y|x]) / Var(y), estimated from
 * designs that were drawn uniformly. Values of a dimension are put into classes of neighbours, ∛(2n) of n designs and at most
 * {@value #MOST_BINS}; what classes differ by chance is taken off (ε²). Sources: Sobol', "Sensitivity estimates for nonlinear mathematical
 * models", 1993; estimation from given samples: Plischke, Borgonovo and Smith, European Journal of Operational Research 226(3), 2013; number
 * of classes: Terrell and Scott, Journal of the American Statistical Association 80(389), 1985; ε²: Kelley, PNAS 21(9), 1935.
 *
 * @param designs how many it was estimated from
 * @param dimensions one per dimension with more than one value, in the order of the space
 */
public record MainEffects(int designs, List<Share> dimensions) {
    private static final int MOST_BINS = 32;

    public MainEffects {
        dimensions = List.copyOf(dimensions);
    }

    /**
     * Of one dimension.
     *
     * @param dimension its name
     * @param shares by objective, of the variance, 0 … 1; 0 where all designs are worth the same
     */
    public record Share(String dimension, List<Double> shares) {
        public Share {
            shares = List.copyOf(shares);
        }
    }

    /**
     * Estimates them.
     *
     * @param drawn uniformly from the space; those that failed are left out
     */
    public static MainEffects of(DesignSpace space, List<Evaluation> drawn) {
        List<Evaluation> valid =
                drawn.stream().filter(each -> each.state() != State.FAILED).toList();
        int objectives = valid.isEmpty() ? 0 : valid.get(0).objectiveCount();
        double[][] values = IntStream.range(0, objectives)
                .mapToObj(o ->
                        valid.stream().mapToDouble(each -> each.minimized(o)).toArray())
                .toArray(double[][]::new);
        List<Share> shares = new ArrayList<>();
        for (int d = 0; d < space.dimensionCount(); d++) {
            if (space.dimension(d).size() > 1) {
                int[] bins = bins(space.dimension(d), d, valid);
                List<Double> own = IntStream.range(0, objectives)
                        .mapToObj(o -> share(values[o], bins))
                        .toList();
                shares.add(new Share(space.dimension(d).name(), own));
            }
        }
        return new MainEffects(valid.size(), shares);
    }

    private static int[] bins(Dimension dimension, int index, List<Evaluation> designs) {
        double most = Math.max(2, Math.min(MOST_BINS, Math.floor(Math.cbrt(2.0 * designs.size()))));
        double count = Math.min(most, dimension.size());
        double width = dimension instanceof Dimension.RealRange
                ? (dimension.high() - dimension.low()) / count
                : dimension.size() / count;
        return designs.stream()
                .mapToInt(each ->
                        (int) Math.min(count - 1, Math.floor((each.point().value(index) - dimension.low()) / width)))
                .toArray();
    }

    /** ε² of a one-way analysis of variance: what is between classes, less what chance puts there, over all. */
    private static double share(double[] objective, int[] bins) {
        // from the first one on, as the mean of equal values may differ from them in its last digit
        double[] values =
                Arrays.stream(objective).map(value -> value - objective[0]).toArray();
        double mean = Arrays.stream(values).average().orElse(0);
        double[] sums = new double[MOST_BINS];
        int[] counts = new int[MOST_BINS];
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            double beyond = values[i] - mean;
            sums[bins[i]] += beyond;
            counts[bins[i]]++;
            total += beyond * beyond;
        }
        double between = 0;
        int classes = 0;
        for (int b = 0; b < MOST_BINS; b++) {
            between += counts[b] == 0 ? 0 : sums[b] * sums[b] / counts[b];
            classes += counts[b] == 0 ? 0 : 1;
        }
        double free = values.length - classes;
        if (total <= 0 || free <= 0) {
            return 0;
        }
        double byChance = (classes - 1) * (total - between) / free;
        return Math.max(0, (between - byChance) / total);
    }
}
