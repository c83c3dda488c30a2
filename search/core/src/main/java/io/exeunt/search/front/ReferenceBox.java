package io.exeunt.search.front;

import io.exeunt.ground.Check;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.objective.Objective;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * The fixed scale of a study's hypervolume: the volume between a front and the reference point, as a share of the box from the ideal to
 * the reference point. A front that goes beyond the ideal can exceed 1; designs that don't beat the reference in every objective count
 * nothing.
 *
 * @param objectives one to three
 * @param ideal best corner, in natural units, by objective
 * @param reference worst corner, in natural units, by objective; worse than the ideal
 */
public record ReferenceBox(List<Objective> objectives, List<Double> ideal, List<Double> reference) {
    /** How far beyond the worst value seen the reference lies, as a share of the width seen, so that extremes count. */
    private static final double MARGIN = 0.1;

    private static final MathContext SHOWN = new MathContext(4);

    public ReferenceBox {
        objectives = List.copyOf(objectives);
        ideal = List.copyOf(ideal);
        reference = List.copyOf(reference);
        Check.require(objectives.size() <= 3, "number of objectives", "in 1..3", objectives.size());
        Check.require(ideal.size() == objectives.size(), "size of ideal", objectives.size() + "", ideal.size());
        Check.require(
                reference.size() == objectives.size(), "size of reference", objectives.size() + "", reference.size());
        for (int i = 0; i < ideal.size(); i++) {
            Objective objective = objectives.get(i);
            double width = objective.minimized(reference.get(i)) - objective.minimized(ideal.get(i));
            Check.require(
                    width > 0 && Double.isFinite(width),
                    "reference of " + objective.name(),
                    "worse than its ideal " + ideal.get(i),
                    reference.get(i));
        }
    }

    /**
     * A box around evaluations that didn't fail: from their best value to a tenth of their width beyond their worst. Infeasible ones
     * count too, so that the box doesn't hang on a lucky few. A width of zero is taken as one tenth of the value, or 1 at zero.
     */
    public static ReferenceBox around(Goals goals, Collection<Evaluation> evaluations) {
        List<Evaluation> valid = evaluations.stream()
                .filter(e -> e.state() != Evaluation.State.FAILED)
                .toList();
        List<Double> ideal = new ArrayList<>();
        List<Double> reference = new ArrayList<>();
        for (int i = 0; i < goals.objectives().size(); i++) {
            int index = i;
            Objective objective = goals.objectives().get(i);
            var range = valid.stream().mapToDouble(e -> e.minimized(index)).summaryStatistics();
            double best = valid.isEmpty() ? 0 : range.getMin();
            double width = valid.isEmpty() ? 0 : range.getMax() - best;
            double margin = width > 0 ? MARGIN * width : best != 0 ? MARGIN * Math.abs(best) : 1;
            ideal.add(objective.minimized(best));
            reference.add(objective.minimized(best + width + margin));
        }
        return new ReferenceBox(goals.objectives(), ideal, reference);
    }

    /** The share of the box that a front dominates. */
    public double hypervolume(ParetoFront front) {
        double[] corner = new double[objectives.size()];
        Arrays.fill(corner, 1);
        double[][] scaled = StreamSupport.stream(front.spliterator(), false)
                .map(this::scaled)
                .toArray(double[][]::new);
        return Hypervolume.of(scaled, corner);
    }

    /** One line for people: "hypervolume as share of error 0.01..0.2, energy 1.5..9.0 mJ (ideal..reference)". */
    public String describe() {
        return IntStream.range(0, objectives.size())
                .mapToObj(
                        i -> (objectives.get(i).name() + " " + rounded(ideal.get(i)) + ".." + rounded(reference.get(i))
                                        + " " + objectives.get(i).unit())
                                .strip())
                .collect(Collectors.joining(", ", "hypervolume as share of ", " (ideal..reference)"));
    }

    private static String rounded(double value) {
        return new BigDecimal(value).round(SHOWN).stripTrailingZeros().toPlainString();
    }

    private double[] scaled(Evaluation evaluation) {
        double[] scaled = evaluation.minimized();
        for (int i = 0; i < scaled.length; i++) {
            double best = objectives.get(i).minimized(ideal.get(i));
            scaled[i] = (scaled[i] - best) / (objectives.get(i).minimized(reference.get(i)) - best);
        }
        return scaled;
    }
}
