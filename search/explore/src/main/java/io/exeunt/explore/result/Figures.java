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
 */
public record Figures(double accuracy, LatencyDistribution latency, double energyJ, double macs, double cycles) {
    public Figures {
        Check.probability("accuracy", accuracy);
        Check.require(!(latency.meanS() <= 0), "mean latency", "> 0 or NaN where not modelled", latency.meanS());
        Check.require(Double.isNaN(energyJ) || energyJ > 0, "energyJ", "> 0 or NaN where not modelled", energyJ);
        Check.nonNegative("macs", macs);
        Check.require(!(cycles < 0), "cycles", ">= 0 or NaN where no board is priced", cycles);
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
