package io.exeunt.hwmodels.calibration;

import java.util.Locale;

/** Where a power was measured. */
public enum Meter {
    /** At the board's input: everything. */
    INPUT,
    /** There, less what the board draws at idle. */
    INPUT_ABOVE_IDLE,
    /** On the rail of the unit that works: switching and leakage. */
    RAIL,
    /** On that rail, less what it draws at idle: switching alone. */
    RAIL_ABOVE_IDLE;

    /** In words, such as "rail above idle". */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
