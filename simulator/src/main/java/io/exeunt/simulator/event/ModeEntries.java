package io.exeunt.simulator.event;

import io.exeunt.simulator.policy.PathHistogram.Entry;
import java.util.List;

/**
 * What samples can do in a mode.
 *
 * @param mode index of the mode
 * @param entries its paths
 */
record ModeEntries(int mode, List<Entry> entries) {}
