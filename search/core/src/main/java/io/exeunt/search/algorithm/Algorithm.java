package io.exeunt.search.algorithm;

import io.exeunt.search.objective.EvaluationLog;
import java.util.Map;

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
    EvaluationLog search(SearchTask task, GenerationEvaluator evaluator);
}
