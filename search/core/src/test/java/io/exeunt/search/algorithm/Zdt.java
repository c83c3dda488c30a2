package io.exeunt.search.algorithm;

import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.objective.Objective;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension;
import java.util.Map;
import java.util.stream.IntStream;

/** Test problems with known fronts. Source: Zitzler, Deb, Thiele, Evolutionary Computation 8(2), 2000. */
public final class Zdt {
    /** Two objectives to be minimised. */
    public static final Goals GOALS = Goals.of(Objective.minimize("f1", ""), Objective.minimize("f2", ""));

    private Zdt() {}

    /** That many reals in 0..1. */
    public static DesignSpace space(int variables) {
        return new DesignSpace(IntStream.range(0, variables)
                .mapToObj(i -> new Dimension.RealRange("x" + i, 0, 1))
                .toList());
    }

    /** ZDT1: convex front f2 = 1 - sqrt(f1); hypervolume against (1, 1) is 2/3. */
    public static Evaluation zdt1(DesignPoint point) {
        double[] x = point.values();
        double sum = 0;
        for (int i = 1; i < x.length; i++) {
            sum += x[i];
        }
        double g = 1 + 9 * sum / (x.length - 1);
        double[] objectives = {x[0], g * (1 - Math.sqrt(x[0] / g))};
        return GOALS.evaluation(point, objectives, new double[0], Map.of());
    }
}
