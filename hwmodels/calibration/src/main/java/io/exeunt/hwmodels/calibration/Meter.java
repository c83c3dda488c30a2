package io.exeunt.hwmodels.calibration;

/** Where a power was measured. */
public enum Meter {
    /** At the board's input: everything. */
    INPUT,
    /** On the rail of the unit that works: switching and leakage. */
    RAIL,
    /** On that rail, less what it draws at idle: switching alone. */
    RAIL_ABOVE_IDLE
}
