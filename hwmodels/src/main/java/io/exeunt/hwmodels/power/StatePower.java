package io.exeunt.hwmodels.power;

/**
 * Power of a device in one operating state, in W at its input; all NaN where not modelled.
 *
 * @param dynamicW switching of the unit at work
 * @param leakageW leakage of the unit
 * @param dramW standby of the memory
 * @param dramJPerByte memory energy per byte moved, in J
 * @param baseW board, controller standby and the host CPU while the unit works
 * @param idleW everything while nothing runs
 */
public record StatePower(
        double dynamicW, double leakageW, double dramW, double dramJPerByte, double baseW, double idleW) {
    /** For a device without power data. */
    public static final StatePower NOT_MODELLED =
            new StatePower(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Energy of work that takes so many seconds and moves so many bytes. */
    public Energy energy(double seconds, double bytes) {
        return new Energy(
                dynamicW * seconds, leakageW * seconds, dramW * seconds + dramJPerByte * bytes, baseW * seconds, 0);
    }
}
