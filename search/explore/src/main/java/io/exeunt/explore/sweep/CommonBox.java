package io.exeunt.explore.sweep;

import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Metric;
import io.exeunt.ground.Check;
import io.exeunt.search.front.Hypervolume;
import io.exeunt.search.objective.Objective.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The box in which the fronts of several studies are compared: from zero to the worst of the studies' own reference points, objective by
 * objective, so that no front loses a design that counted in its own study.
 *
 * @param objectives that all studies make small, one to three
 * @param reference worst corner, by objective, > 0, in SI units
 */
public record CommonBox(List<Metric> objectives, List<Double> reference) {
    /** Hypervolume is exact and fast up to here. */
    private static final int MOST_OBJECTIVES = 3;

    public CommonBox {
        objectives = Check.notEmpty("objectives", objectives);
        reference = List.copyOf(reference);
        Check.require(objectives.size() <= MOST_OBJECTIVES, "number of objectives", "in 1..3", objectives.size());
        Check.require(
                reference.size() == objectives.size(), "reference point", objectives.size() + " numbers", reference);
        reference.forEach(value -> Check.positive("reference", (double) value));
    }

    /** The box of these studies; empty where there are none, or where they trade off different things or more than three. */
    public static Optional<CommonBox> of(List<Finished> studies) {
        if (studies.isEmpty()) {
            return Optional.empty();
        }
        List<Metric> objectives = studies.get(0).objectives();
        boolean alike = studies.stream()
                .allMatch(study -> study.objectives().equals(objectives)
                        && study.reference().size() == objectives.size());
        boolean small = objectives.size() <= MOST_OBJECTIVES
                && objectives.stream().allMatch(metric -> metric.direction() == Direction.MINIMIZE);
        return alike && small ? Optional.of(new CommonBox(objectives, worst(studies))) : Optional.empty();
    }

    private static List<Double> worst(List<Finished> studies) {
        List<Double> worst = new ArrayList<>(studies.get(0).reference());
        for (Finished study : studies) {
            for (int i = 0; i < worst.size(); i++) {
                worst.set(i, Math.max(worst.get(i), study.reference().get(i)));
            }
        }
        return worst;
    }

    /** The share of the box that designs with these figures dominate, 0 … 1. */
    public double hypervolume(List<Figures> designs) {
        double[] corner = new double[objectives.size()];
        Arrays.fill(corner, 1);
        return Hypervolume.of(designs.stream().map(this::scaled).toArray(double[][]::new), corner);
    }

    private double[] scaled(Figures figures) {
        double[] scaled = new double[objectives.size()];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = objectives.get(i).of(figures) / reference.get(i);
        }
        return scaled;
    }
}
