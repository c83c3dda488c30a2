package io.exeunt.simulator.policy;

import io.exeunt.simulator.network.ExitSet;
import java.util.List;

/**
 * A tuning whose numbers are real: between the values that a search turns lie thresholds between any two scores of the fit split. At whole
 * numbers it is the tuning that it belongs to.
 */
public interface ExactTuning extends PolicyTuning {
    /**
     * One way to set a parameter.
     *
     * @param value of the parameter
     * @param counts where the samples of the fit split then leave
     */
    record Cut(double value, PathCounts counts) {}

    /**
     * Everything that can be had by turning one parameter, the others as they are: one value for each way to part the fit split.
     *
     * @param exits kept exits, that of the parameter among them if it belongs to one
     * @param parameter index
     * @param leastRight those with fewer right answers need not be told
     * @return the counts of each equal {@link #count} of its value
     */
    List<Cut> cuts(ExitSet exits, double[] setting, int parameter, int leastRight);
}
