package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import io.exeunt.simulator.result.LatencyDistribution;
import io.exeunt.simulator.result.Outcome;

/**
 * What a design achieves on one split.
 *
 * @param accuracy share of samples answered right, 0 … 1
 * @param latency unloaded service time at batch 1, in s; NaN where no board is priced
 * @param energyJ mean energy per inference in J; NaN where not modelled
 * @param macs mean multiply-accumulates per inference, evaluated exit heads included
 * @param cycles mean cycles of the compute unit's clock per inference, heads included and standstills of switching not; NaN where no board
 *     is priced
 * @param further figures that not every study tells
 */
public record Figures(
        double accuracy, LatencyDistribution latency, double energyJ, double macs, double cycles, Further further) {
    /**
     * Figures that not every study tells; NaN for one that it doesn't.
     *
     * @param memoryBytes peak memory in bytes: weights, and the most activations that one operator reads and writes
     * @param classAccuracy accuracy on the class that is answered right the least often, 0 … 1
     * @param inferencesPerCharge of the scenario's battery
     */
    public record Further(double memoryBytes, double classAccuracy, double inferencesPerCharge) {
        /** None of them. */
        public static final Further NOT_TOLD = new Further(Double.NaN, Double.NaN, Double.NaN);

        public Further {
            Check.require(!(memoryBytes < 0), "memoryBytes", ">= 0 or NaN where not modelled", memoryBytes);
            Check.require(!(inferencesPerCharge < 0), "inferencesPerCharge", ">= 0 or NaN", inferencesPerCharge);
        }
    }

    public Figures {
        further = further == null ? Further.NOT_TOLD : further; // older results have none
        Check.probability("accuracy", accuracy);
        Check.require(!(latency.meanS() <= 0), "mean latency", "> 0 or NaN where not modelled", latency.meanS());
        Check.require(Double.isNaN(energyJ) || energyJ > 0, "energyJ", "> 0 or NaN where not modelled", energyJ);
        Check.nonNegative("macs", macs);
        Check.require(!(cycles < 0), "cycles", ">= 0 or NaN where no board is priced", cycles);
    }

    /** Without further figures. */
    public Figures(double accuracy, LatencyDistribution latency, double energyJ, double macs, double cycles) {
        this(accuracy, latency, energyJ, macs, cycles, Further.NOT_TOLD);
    }

    /** Figures without cycles. */
    public Figures(double accuracy, LatencyDistribution latency, double energyJ, double macs) {
        this(accuracy, latency, energyJ, macs, Double.NaN);
    }

    /** The figures of a simulated outcome. */
    public static Figures of(Outcome outcome) {
        return new Figures(
                outcome.accuracy(),
                outcome.latency(),
                outcome.energyJ(),
                outcome.macs(),
                outcome.cycles().total());
    }

    /** Share of samples answered wrong, 0 … 1. */
    public double error() {
        return 1 - accuracy;
    }

    /** Whether the device could say how much energy this takes. */
    public boolean energyModelled() {
        return !Double.isNaN(energyJ);
    }
}
