/**
 * Operator and operating state to seconds, bytes, joules and the roof that bound it.
 *
 * <p>{@link io.exeunt.hwmodels.cost.Platform} is all that a simulator needs to know of hardware: operators in, costs per operating
 * state out. {@link io.exeunt.hwmodels.cost.Platforms} makes one from a device and how a network is to run on it; a simulator is
 * handed the result and never sees devices, runtimes or power profiles.
 */
@NullMarked
package io.exeunt.hwmodels.cost;

import org.jspecify.annotations.NullMarked;
