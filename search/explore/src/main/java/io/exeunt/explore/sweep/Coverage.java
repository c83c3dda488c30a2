package io.exeunt.explore.sweep;

import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Metric;
import io.exeunt.search.objective.Objective.Direction;
import java.util.List;

/** How much of one front another one covers. */
public final class Coverage {
    private Coverage() {}

    /**
     * The share of designs that some design of another front is at least as good as in every objective, 0 … 1; NaN for no designs. Two
     * fronts may each cover a part of the other, so both ways are looked at. Source: Zitzler and Thiele, IEEE Trans. Evol. Comp. 3(4), 1999,
     * C(X', X'').
     *
     * @param by the front that covers
     * @param of the front that is covered
     */
    public static double share(List<Metric> objectives, List<Figures> by, List<Figures> of) {
        long covered = of.stream()
                .filter(design -> by.stream().anyMatch(other -> reaches(objectives, other, design)))
                .count();
        return of.isEmpty() ? Double.NaN : (double) covered / of.size();
    }

    private static boolean reaches(List<Metric> objectives, Figures other, Figures design) {
        return objectives.stream().allMatch(metric -> {
            double difference = metric.of(other) - metric.of(design);
            return metric.direction() == Direction.MAXIMIZE ? difference >= 0 : difference <= 0;
        });
    }
}
