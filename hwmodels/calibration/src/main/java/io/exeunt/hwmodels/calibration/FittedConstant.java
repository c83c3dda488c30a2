package io.exeunt.hwmodels.calibration;

/**
 * A constant before and after a fit.
 *
 * @param name its key in the device file
 * @param before value in the file that the fit started from; NaN where it had none
 * @param after fitted value, or the old one where the measurements say nothing about it
 * @param relativeError standard error as a share of the value; NaN where the value was kept
 * @param carried how much of the value the measurements carry, 0 (all is from before) … 1 (nothing is)
 */
public record FittedConstant(String name, double before, double after, double relativeError, double carried) {
    private static final double LEAST_CARRIED = 0.05;
    private static final double MOSTLY = 0.5;

    /** What measurements say about a constant. */
    public enum Standing {
        /** They determine it. */
        DETERMINED(""),
        /** They determine it less than its value in the file did. */
        WEAK("weak: more from before than from the measurements"),
        /** They determine it, but how well can't be told from a single one. */
        SINGLE("from one measurement: error unknown"),
        /** They only determine its sum with others. */
        SHARED("shared: only its sum with others is determined"),
        /** They say nothing about it; it is held at its value, or is zero if it had none. */
        UNDETERMINED("held: undetermined");

        private final String remark;

        Standing(String remark) {
            this.remark = remark;
        }

        /** For tables; empty where there is nothing to remark. */
        public String remark() {
            return remark;
        }
    }

    /** Whether it moved, because the measurements say something about it. */
    public boolean isFitted() {
        return standing() != Standing.UNDETERMINED;
    }

    /** What the measurements say about it. */
    public Standing standing() {
        if (carried < LEAST_CARRIED) {
            return Standing.UNDETERMINED;
        }
        if (Double.isNaN(relativeError)) {
            return carried >= 1 ? Standing.SINGLE : Standing.SHARED;
        }
        return carried < MOSTLY ? Standing.WEAK : Standing.DETERMINED;
    }
}
