package io.exeunt.policies.dl4j.workload;

import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.simulator.network.EarlyExitNetwork;

/** Reads backbone segments and exit branches off a computation graph. */
public final class GraphReader {
    private GraphReader() {}

    /**
     * The operators that each segment and branch asks of a device, batch norms folded into their convolutions.
     *
     * @throws io.exeunt.hwmodels.InvalidInputException if a layer is of a kind that has no operator
     */
    public static EarlyExitNetwork read(MultiExitGraph network) {
        throw new UnsupportedOperationException("draft");
    }
}
