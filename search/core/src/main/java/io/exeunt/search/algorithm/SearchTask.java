package io.exeunt.search.algorithm;

import io.exeunt.ground.Check;
import io.exeunt.search.front.ReferenceBox;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.DesignSpace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an algorithm is given.
 *
 * @param space where to search
 * @param initial designs to evaluate first, such as baselines; may be empty
 * @param budget how many different designs may be evaluated, initial ones included; above 0
 * @param seed of all random choices
 * @param refinements ways to better designs, for algorithms that use them; mostly none
 * @param scale of the hypervolume, for algorithms that look at it; null where there is none
 */
public record SearchTask(
        DesignSpace space,
        List<DesignPoint> initial,
        int budget,
        long seed,
        List<Refinement> refinements,
        @Nullable ReferenceBox scale) {
    public SearchTask {
        initial = List.copyOf(initial);
        refinements = List.copyOf(refinements);
        Check.positive("budget", budget);
        for (DesignPoint point : initial) {
            Check.require(point.space().equals(space), "initial design", "a point of the searched space", point);
        }
    }

    /** Where nobody tells a scale. */
    public SearchTask(
            DesignSpace space, List<DesignPoint> initial, int budget, long seed, List<Refinement> refinements) {
        this(space, initial, budget, seed, refinements, null);
    }

    /** Without refinements. */
    public SearchTask(DesignSpace space, List<DesignPoint> initial, int budget, long seed) {
        this(space, initial, budget, seed, List.of(), null);
    }
}
