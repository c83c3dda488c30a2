package io.exeunt.simulator.npz;

/** How a trace's outputs are written. */
public enum TraceStorage {
    /** float32, uncompressed: equal traces give equal bytes with any Java. */
    EXACT,
    /** float16, deflated: a quarter to a half of the bytes, to be passed on. */
    COMPACT
}
