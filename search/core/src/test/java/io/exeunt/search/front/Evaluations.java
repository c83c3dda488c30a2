package io.exeunt.search.front;

import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.objective.Objective;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Evaluations with given objective values. */
final class Evaluations {
    private static final DesignSpace SPACE = DesignSpace.of(new Dimension.IntRange("number", 0, 1_000_000));

    private Evaluations() {}

    static Goals goals(int objectives) {
        return new Goals(
                IntStream.range(0, objectives)
                        .mapToObj(i -> Objective.minimize("f" + i, ""))
                        .toList(),
                List.of());
    }

    /** The design of each is its index. */
    static List<Evaluation> of(List<double[]> objectives) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (double[] values : objectives) {
            evaluations.add(goals(values.length)
                    .evaluation(SPACE.pointAt(evaluations.size()), values, new double[0], Map.of()));
        }
        return evaluations;
    }
}
