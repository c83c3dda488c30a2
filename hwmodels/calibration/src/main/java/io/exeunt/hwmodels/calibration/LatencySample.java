package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.WorkTerm;

/**
 * A network that was timed.
 *
 * @param network name, for splits and reports
 * @param work amount of each {@link WorkTerm}
 * @param seconds measured time of one inference in s, > 0
 */
public record LatencySample(String network, double[] work, double seconds) {
    public LatencySample {
        Check.notBlank("network", network);
        Check.positive("seconds of " + network, seconds);
        Check.require(
                work.length == WorkTerm.values().length, "work", WorkTerm.values().length + " terms", work.length);
        work = work.clone();
    }

    /**
     * From a graph.
     *
     * @param executed what the runtime really executes
     * @param seconds measured
     */
    public static LatencySample of(OperatorGraph executed, double seconds) {
        return new LatencySample(executed.name(), WorkTerm.of(executed), seconds);
    }
}
