package io.exeunt.simulator.result;

import io.exeunt.hwmodels.cost.Cycles;
import io.exeunt.hwmodels.power.Energy;

/**
 * One exit's part in an outcome.
 *
 * @param exit name
 * @param kept whether the design keeps this exit
 * @param rate share of all samples that left here, 0 … 1
 * @param accuracy share of those answered right; NaN if none left here
 * @param latencyS mean latency of those in s; NaN if none left here
 * @param energyJ mean energy of those in J, the switch back included; NaN if none left here or not modelled
 * @param headEnergy mean energy per inference (over all samples) spent in this exit's head and, as its switching
 *     part, in going back to the first clocks after leaving here
 * @param headCycles mean number per inference (over all samples) of cycles of the unit's clock spent in this exit's head
 * @param headBytes mean main-memory traffic per inference (over all samples) of this exit's head
 */
public record ExitShare(
        String exit,
        boolean kept,
        double rate,
        double accuracy,
        double latencyS,
        double energyJ,
        Energy headEnergy,
        Cycles headCycles,
        double headBytes) {}
