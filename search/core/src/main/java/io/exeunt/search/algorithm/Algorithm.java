package io.exeunt.search.algorithm;

import io.exeunt.search.objective.EvaluationLog;
import java.util.Map;
import java.util.Optional;

/**
 * A way to search. What it asks for depends on the task and on earlier evaluations only, so the same task gives the same evaluations in
 * the same order, however many threads evaluate them.
 */
public sealed interface Algorithm permits NsgaII, RandomSearch, ExhaustiveSearch {
    /** Name for files and messages, such as "nsga2". */
    String name();

    /** Every setting that the course of the search depends on, by name. */
    Map<String, Object> settings();

    /**
     * Searches until the budget is spent, nothing new is left to try, or the evaluator stops.
     *
     * @return everything that was evaluated, in order
     */
    default EvaluationLog search(SearchTask task, GenerationEvaluator evaluator) {
        return search(task, evaluator, Optional.empty());
    }

    /**
     * As above, from its beginning or from where it stood between two generations: what follows is the same.
     *
     * @param from where a search of the same task stood, its budget aside; empty to begin
     */
    EvaluationLog search(SearchTask task, GenerationEvaluator evaluator, Optional<SearchPoint> from);
}
