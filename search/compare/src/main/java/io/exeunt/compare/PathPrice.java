package io.exeunt.compare;

import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.function.ToDoubleFunction;

/**
 * What a path costs in one unit.
 *
 * @param unit such as "MMAC", "ms" or "mJ"
 * @param of the cost of a path; NaN where it is not modelled
 */
record PathPrice(String unit, ToDoubleFunction<Path> of) {
    static PathPrice of(ExitCosts costs) {
        return new PathPrice(costs.unit(), costs::of);
    }

    double of(Path path) {
        return of.applyAsDouble(path);
    }

    /** Mean over samples. */
    double mean(PathHistogram histogram) {
        double sum = 0;
        for (PathHistogram.Entry entry : histogram.entries()) {
            sum += entry.count() * of(entry.path());
        }
        return sum / histogram.samples();
    }
}
