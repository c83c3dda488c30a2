package io.exeunt.scenarios.workbench;

import io.exeunt.simulator.operators.OperatorTable;
import io.exeunt.simulator.result.Outcome;
import java.util.Optional;

/**
 * One design point, simulated on both splits.
 *
 * @param design id or name of the design
 * @param description policy, thresholds, exits kept and clocks, one line
 * @param platform such as "jetson-tx2/gpu/tensorrt/fp32"
 * @param fit outcome on the split that policies were fitted on
 * @param report outcome on the split that nothing was tuned on
 * @param operators what single operators cost on the report split; empty where that was not asked for
 * @param sustained the same design under a load that lasts; empty where none was asked for
 */
public record Simulation(
        String design,
        String description,
        String platform,
        Outcome fit,
        Outcome report,
        Optional<OperatorTable> operators,
        Optional<Sustained> sustained) {
    /** In the place of a platform where operations are counted without a board. */
    public static final String COUNTED = "no board: operations are counted";

    /** Whether no board is priced, so that outcomes have no times, energies, clocks and cycles. */
    public boolean counted() {
        return platform.equals(COUNTED);
    }
}
