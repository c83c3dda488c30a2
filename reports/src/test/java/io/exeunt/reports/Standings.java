package io.exeunt.reports;

import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Standing;
import java.util.List;
import java.util.stream.IntStream;

/** Brute-force classification. */
final class Standings {
    private Standings() {}

    static List<Standing> of(List<Figures> figures, List<Metric> objectives, List<Limit> limits) {
        boolean[] feasible = new boolean[figures.size()];
        for (int i = 0; i < feasible.length; i++) {
            Figures f = figures.get(i);
            feasible[i] = limits.stream().allMatch(limit -> limit.violation(f) == 0);
        }
        return IntStream.range(0, feasible.length)
                .mapToObj(i -> !feasible[i]
                        ? Standing.INFEASIBLE
                        : IntStream.range(0, feasible.length)
                                        .anyMatch(j ->
                                                feasible[j] && dominates(figures.get(j), figures.get(i), objectives))
                                ? Standing.DOMINATED
                                : Standing.FRONT)
                .toList();
    }

    private static boolean dominates(Figures a, Figures b, List<Metric> objectives) {
        boolean better = false;
        for (Metric metric : objectives) {
            double gain = metric.gain(b, a);
            if (gain < 0) {
                return false;
            }
            better |= gain > 0;
        }
        return better;
    }
}
