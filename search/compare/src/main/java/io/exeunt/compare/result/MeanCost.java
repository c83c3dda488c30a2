package io.exeunt.compare.result;

/**
 * Mean cost per inference on both splits.
 *
 * @param unit such as "MMAC", "ms" or "mJ"
 * @param fit on the split that the policy was fitted on
 * @param report on the split that nothing was tuned on
 */
public record MeanCost(String unit, double fit, double report) {
    /** By what share of a budget in the same unit the mean cost on <em>report</em> is above it; negative where it is below. */
    public double overrun(double budget) {
        return report / budget - 1;
    }
}
