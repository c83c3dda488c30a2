package io.exeunt.hwmodels.power;

/**
 * Power of a device in one operating state, in W at its input; all NaN where not modelled.
 *
 * @param dynamicW switching of the unit at work, waits for memory included
 * @param launchW switching of the unit while the next operator is being started
 * @param leakageW leakage of the unit
 * @param dramW standby of the memory
 * @param dramJPerByte memory energy per byte moved, in J
 * @param baseW board, controller standby and the host CPU while the unit works
 * @param idleW everything while nothing runs
 */
public record StatePower(
        double dynamicW,
        double launchW,
        double leakageW,
        double dramW,
        double dramJPerByte,
        double baseW,
        double idleW) {
    /** For a device without power data. */
    public static final StatePower NOT_MODELLED =
            new StatePower(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /**
     * Energy of work.
     *
     * @param seconds that it takes altogether
     * @param launchS seconds of them that go by starting operators, at most {@code seconds}
     * @param bytes that it moves
     */
    public Energy energy(double seconds, double launchS, double bytes) {
        return new Energy(
                dynamicW * (seconds - launchS) + launchW * launchS,
                leakageW * seconds,
                dramW * seconds + dramJPerByte * bytes,
                baseW * seconds,
                0);
    }
}
