package io.exeunt.search.algorithm;

import io.exeunt.search.objective.Evaluation;

/**
 * An evaluation as Jenetics wants it: comparable. Only its own statistics use this order; our selection ranks whole populations.
 *
 * @param evaluation of the design
 */
record Fitness(Evaluation evaluation) implements Comparable<Fitness> {
    @Override
    public int compareTo(Fitness other) {
        return Double.compare(evaluation.violation(), other.evaluation.violation());
    }
}
