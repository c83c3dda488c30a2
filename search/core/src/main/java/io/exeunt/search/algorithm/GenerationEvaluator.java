package io.exeunt.search.algorithm;

import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignPoint;
import java.util.List;

/** Evaluates designs for an algorithm, one generation at a time. */
@FunctionalInterface
public interface GenerationEvaluator {
    /**
     * Evaluates designs that are all different and were never asked for before.
     *
     * @return one evaluation per design, in order; fewer, the first ones, when the search is to stop
     */
    List<Evaluation> evaluate(List<DesignPoint> designs);
}
