package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import io.exeunt.search.objective.Objective.Direction;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Chooses one design of a front by what somebody wants of it; by figures on <em>fit</em> alone, so that those on <em>report</em> stay
 * honest. Of the designs within the limits the one is chosen whose weighted sum of scaled objectives is least, or, without weights, the
 * one nearest to their utopia point; either scaled to 0..1 over the designs within the limits. Sources: Zeleny, "Multiple Criteria Decision
 * Making", 1982 (nearness); Zadeh, "Optimality and non-scalar-valued performance criteria", 1963 (weights).
 *
 * @param weights ≥ 0, by objective; empty for the design nearest to utopia
 * @param limits that it has to keep
 */
public record FrontPick(Map<Metric, Double> weights, List<Bound> limits) {
    public FrontPick {
        weights = new TreeMap<>(weights);
        limits = List.copyOf(limits);
        weights.forEach((metric, weight) -> Check.nonNegative("weight of " + metric.key(), weight));
        Check.require(
                weights.isEmpty() || weights.values().stream().anyMatch(weight -> weight > 0),
                "weights",
                "one above 0",
                weights.values());
    }

    /**
     * A limit on a figure.
     *
     * @param metric what is limited
     * @param atMost whether the value is the largest allowed, not the smallest
     * @param value in the SI unit
     */
    public record Bound(Metric metric, boolean atMost, double value) {
        public Bound {
            Check.finite("limit on " + metric.key(), value);
        }

        /** Whether figures keep it; not where they don't model it. */
        public boolean holds(Figures figures) {
            double given = metric.of(figures);
            return atMost ? given <= value : given >= value;
        }
    }

    /** The designs of a front that keep the limits, in order. */
    public List<Design> allowed(StudyReport report) {
        return report.designs(Standing.FRONT).stream()
                .filter(design -> limits.stream().allMatch(limit -> limit.holds(design.fit())))
                .toList();
    }

    /** The choice; empty where no design of the front keeps the limits. Of equals the first. */
    public Optional<Design> of(StudyReport report) {
        List<Design> allowed = allowed(report);
        List<Scale> scales = report.objectives().stream()
                .map(metric -> Scale.of(metric, allowed))
                .toList();
        return allowed.stream().min(Comparator.comparingDouble(design -> cost(design.fit(), scales)));
    }

    private double cost(Figures figures, List<Scale> scales) {
        return scales.stream()
                .mapToDouble(scale -> {
                    double share = scale.share(figures);
                    return weights.isEmpty() ? share * share : weights.getOrDefault(scale.metric(), 0.0) * share;
                })
                .sum();
    }

    /** From the best value of an objective among designs, 0, to the worst, 1. */
    private record Scale(Metric metric, double best, double worst) {
        static Scale of(Metric metric, List<Design> designs) {
            double low = designs.stream()
                    .mapToDouble(design -> metric.of(design.fit()))
                    .min()
                    .orElse(0);
            double high = designs.stream()
                    .mapToDouble(design -> metric.of(design.fit()))
                    .max()
                    .orElse(0);
            return metric.direction() == Direction.MINIMIZE
                    ? new Scale(metric, low, high)
                    : new Scale(metric, high, low);
        }

        double share(Figures figures) {
            return best == worst ? 0 : (metric.of(figures) - best) / (worst - best);
        }
    }
}
