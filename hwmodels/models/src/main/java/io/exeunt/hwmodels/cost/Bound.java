package io.exeunt.hwmodels.cost;

/** Which part of the device an operator waits for. */
public enum Bound {
    COMPUTE,
    MEMORY,
    OVERHEAD
}
