package io.exeunt.hwmodels.dvfs;

/** What the voltage column of an OPP table means. */
public enum VoltageScale {
    /** Volts. */
    VOLTS,
    /** Ratio to the lowest supply of the table: enough for C·V²·f with a fitted C, not for leakage in absolute terms. */
    RELATIVE,
    /** Not published and not fitted. */
    UNKNOWN
}
