package io.exeunt.search.algorithm;

import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.EvaluationLog;
import io.exeunt.search.space.DesignPoint;
import java.util.List;
import java.util.function.Supplier;

/** Evaluates designs for an algorithm, one generation at a time. */
@FunctionalInterface
public interface GenerationEvaluator {
    /**
     * Evaluates designs that are all different and were never asked for before.
     *
     * @return one evaluation per design, in order; fewer, the first ones, when the search is to stop
     */
    List<Evaluation> evaluate(List<DesignPoint> designs);

    /**
     * Does other work of a search, perhaps on several threads.
     *
     * @param tasks pure, so that it doesn't matter who does them
     * @return what each gives, in order; those that were given up, as they took too long, are left out
     */
    default <T> List<T> all(List<Supplier<T>> tasks) {
        return tasks.stream().map(Supplier::get).toList();
    }

    /**
     * A generation is over, and another may follow: here the search can go on later.
     *
     * @param known everything that was evaluated so far; not to be changed
     * @param state of the search, made when it is asked for, before this returns
     */
    default void generationEnded(EvaluationLog known, Supplier<SearchState> state) {}
}
