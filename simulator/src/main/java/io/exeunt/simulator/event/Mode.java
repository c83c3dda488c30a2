package io.exeunt.simulator.event;

import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.PathHistogram;

/**
 * One way to answer requests: where samples leave, and at which clocks. A {@link LoadGovernor} goes from one to another.
 *
 * @param name for the reader
 * @param paths what samples do; each comes equally often
 * @param governor of the clocks within an inference
 */
public record Mode(String name, PathHistogram paths, Governor governor) {}
