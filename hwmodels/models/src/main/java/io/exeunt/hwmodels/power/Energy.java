package io.exeunt.hwmodels.power;

/**
 * Energy by component; the total is their sum, always. Where a device has no power data every component is NaN
 * ({@link #NOT_MODELLED}) and stays NaN through every sum, so that nothing unknown is ever printed as a number.
 *
 * @param dynamicJ switching energy of the compute domains, C·V²·f·t·activity, in J
 * @param leakageJ leakage and other static energy of the compute domains in J
 * @param dramJ memory: energy per byte moved plus standby, in J
 * @param baseJ SoC and board base in J
 * @param switchingJ changes of operating point in J
 */
public record Energy(double dynamicJ, double leakageJ, double dramJ, double baseJ, double switchingJ) {
    /** Nothing spent. */
    public static final Energy ZERO = new Energy(0, 0, 0, 0, 0);

    /** Spent, but the device has no power data to say how much. */
    public static final Energy NOT_MODELLED = new Energy(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Whether the device could price this. */
    public boolean isModelled() {
        return !Double.isNaN(totalJ());
    }

    /** Sum of the components in J, NaN where not modelled. */
    public double totalJ() {
        return dynamicJ + leakageJ + dramJ + baseJ + switchingJ;
    }

    /** Component-wise sum. */
    public Energy plus(Energy other) {
        return new Energy(
                dynamicJ + other.dynamicJ,
                leakageJ + other.leakageJ,
                dramJ + other.dramJ,
                baseJ + other.baseJ,
                switchingJ + other.switchingJ);
    }

    /** Component-wise product with a weight or count. */
    public Energy times(double factor) {
        return new Energy(dynamicJ * factor, leakageJ * factor, dramJ * factor, baseJ * factor, switchingJ * factor);
    }
}
