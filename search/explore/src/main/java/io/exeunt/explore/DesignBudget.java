package io.exeunt.explore;

import io.exeunt.ground.Check;
import io.exeunt.ground.spec.bind.Absent;
import io.exeunt.simulator.result.LatencyStatistic;

/**
 * What every acceptable design has to keep.
 *
 * @param latencyBudgetMs largest allowed latency in ms, > 0; +∞ for none
 * @param latencyStatistic which latency is held against it
 * @param minAccuracy smallest allowed accuracy, 0 … 1
 * @param energyBudgetMj largest allowed mean energy per inference in mJ, > 0; +∞ for none
 * @param macsBudgetMmac largest allowed mean cost in millions of multiply-accumulates, > 0; +∞ for none
 * @param confidence with which limits are to hold for all samples of the same kind, above 0.5 and below 1: a part of <em>fit</em> is then
 *     kept for certifying; 0 to take limits for kept where the samples that were searched keep them
 * @param memoryBudgetMb largest allowed peak memory in MB, > 0; +∞ for none
 * @param minClassAccuracy smallest allowed accuracy on every class, 0 … 1
 * @param batteryWh what a charge of the battery holds in Wh, > 0; NaN where nobody asks for inferences per charge
 * @param minInferencesPerCharge smallest allowed number of inferences per charge; 0 for none
 */
public record DesignBudget(
        @Absent("Infinity") double latencyBudgetMs,
        LatencyStatistic latencyStatistic,
        double minAccuracy,
        @Absent("Infinity") double energyBudgetMj,
        @Absent("Infinity") double macsBudgetMmac,
        @Absent("0") double confidence,
        @Absent("Infinity") double memoryBudgetMb,
        double minClassAccuracy,
        @Absent("NaN") double batteryWh,
        double minInferencesPerCharge) {
    private static final double J_PER_WH = 3600;

    public DesignBudget {
        Check.require(latencyBudgetMs > 0, "latency_budget_ms", "> 0", latencyBudgetMs);
        Check.probability("min_accuracy", minAccuracy);
        Check.require(energyBudgetMj > 0, "energy_budget_mj", "> 0", energyBudgetMj);
        Check.require(macsBudgetMmac > 0, "macs_budget_mmac", "> 0", macsBudgetMmac);
        Check.require(memoryBudgetMb > 0, "memory_budget_mb", "> 0", memoryBudgetMb);
        Check.probability("min_class_accuracy", minClassAccuracy);
        Check.require(Double.isNaN(batteryWh) || batteryWh > 0, "battery_wh", "> 0", batteryWh);
        Check.nonNegative("min_inferences_per_charge", minInferencesPerCharge);
        Check.require(
                minInferencesPerCharge == 0 || batteryWh > 0,
                "battery_wh",
                "given beside min_inferences_per_charge",
                "nothing");
        Check.require(confidence == 0 || confidence > 0.5 && confidence < 1, "confidence", "> 0.5 and < 1", confidence);
    }

    /** Limits on accuracy, latency, energy and operations. */
    public DesignBudget(
            double latencyBudgetMs,
            LatencyStatistic latencyStatistic,
            double minAccuracy,
            double energyBudgetMj,
            double macsBudgetMmac,
            double confidence) {
        this(
                latencyBudgetMs,
                latencyStatistic,
                minAccuracy,
                energyBudgetMj,
                macsBudgetMmac,
                confidence,
                Double.POSITIVE_INFINITY,
                0,
                Double.NaN,
                0);
    }

    /** Limits that the samples that are searched have to keep. */
    public DesignBudget(
            double latencyBudgetMs,
            LatencyStatistic latencyStatistic,
            double minAccuracy,
            double energyBudgetMj,
            double macsBudgetMmac) {
        this(latencyBudgetMs, latencyStatistic, minAccuracy, energyBudgetMj, macsBudgetMmac, 0);
    }

    /** What a charge of the battery holds, in J; NaN where there is none. */
    double batteryJ() {
        return batteryWh * J_PER_WH;
    }

    /** Whether a part of <em>fit</em> is kept for certifying. */
    public boolean isCertified() {
        return confidence > 0;
    }
}
