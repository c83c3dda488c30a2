package io.exeunt.explore;

import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.Metric;
import io.exeunt.search.objective.Constraint.Sense;
import java.util.ArrayList;
import java.util.List;

/** Objectives and limits of a study as figures of a report. */
final class ReportMetrics {
    private static final double MILLI = 1e-3;
    private static final double MMAC = 1e6;

    private final ExploreSpec spec;

    ReportMetrics(ExploreSpec spec) {
        this.spec = spec;
    }

    /** In the study's order. */
    List<Metric> objectives() {
        return spec.objectives().stream().map(this::metric).toList();
    }

    private Metric metric(DesignObjective objective) {
        return switch (objective) {
            case ERROR -> Metric.ERROR;
            case ENERGY -> Metric.ENERGY;
            case LATENCY -> latency();
            case MACS -> Metric.MACS;
            case MEMORY -> Metric.MEMORY;
        };
    }

    /** The latency that is asked for. */
    Metric latency() {
        return switch (spec.budget().latencyStatistic()) {
            case MEAN -> Metric.LATENCY_MEAN;
            case P50 -> Metric.LATENCY_P50;
            case P95 -> Metric.LATENCY_P95;
            case P99 -> Metric.LATENCY_P99;
            case WORST -> Metric.LATENCY_WORST;
        };
    }

    List<Limit> limits() {
        DesignBudget budget = spec.budget();
        List<Limit> limits = new ArrayList<>();
        if (Double.isFinite(budget.latencyBudgetMs())) {
            limits.add(new Limit(latency(), Sense.AT_MOST, budget.latencyBudgetMs() * MILLI));
        }
        if (budget.minAccuracy() > 0) {
            limits.add(new Limit(Metric.ACCURACY, Sense.AT_LEAST, budget.minAccuracy()));
        }
        if (Double.isFinite(budget.energyBudgetMj())) {
            limits.add(new Limit(Metric.ENERGY, Sense.AT_MOST, budget.energyBudgetMj() * MILLI));
        }
        if (Double.isFinite(budget.macsBudgetMmac())) {
            limits.add(new Limit(Metric.MACS, Sense.AT_MOST, budget.macsBudgetMmac() * MMAC));
        }
        if (Double.isFinite(budget.memoryBudgetMb())) {
            limits.add(new Limit(Metric.MEMORY, Sense.AT_MOST, DesignObjective.MEMORY.si(budget.memoryBudgetMb())));
        }
        if (budget.minClassAccuracy() > 0) {
            limits.add(new Limit(Metric.CLASS_ACCURACY, Sense.AT_LEAST, budget.minClassAccuracy()));
        }
        if (budget.minInferencesPerCharge() > 0) {
            limits.add(new Limit(Metric.INFERENCES, Sense.AT_LEAST, budget.minInferencesPerCharge()));
        }
        return limits;
    }
}
