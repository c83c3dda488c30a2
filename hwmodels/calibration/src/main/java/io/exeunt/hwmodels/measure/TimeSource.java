package io.exeunt.hwmodels.measure;

import java.util.function.LongSupplier;

/**
 * What times are read off.
 *
 * @param nanos a clock that never goes back, in ns
 * @param processorNanos processor time of the calling thread in ns; negative where it can't be had
 */
public record TimeSource(LongSupplier nanos, LongSupplier processorNanos) {}
