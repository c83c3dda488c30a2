package io.exeunt.search.algorithm;

import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignPoint;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is known of a problem beyond what its designs are worth: given a good design, how to find all that differ from it in some
 * dimensions and are better than it somewhere. Pure, and safe for use by many threads. What it proposes is evaluated like any other
 * design, within the same budget.
 */
public interface Refinement {
    /** Name for files, such as "clocks": part of what a study is begun with. */
    String name();

    /** Indices of dimensions that it decides at least as well as variation would, which leaves them alone. */
    Set<Integer> decided();

    /** What designs have in common from which it finds the same: it is asked for one of them only. */
    Object family(DesignPoint design);

    /**
     * Designs near one that is on the front, with what they are worth.
     *
     * @param covered whether objective values, turned so that smaller is better, are no better than some design that is known: such designs
     *     need not be told. For this call and thread alone
     */
    List<Evaluation> near(Evaluation member, Predicate<double[]> covered);
}
