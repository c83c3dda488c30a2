package io.exeunt.simulator.policy;

/**
 * How many samples took which path, and how many of them were answered right: all that an engine needs of a data set. Rules that ask
 * the same heads whatever they hear are counted by exit, which is faster; all others by path.
 */
public sealed interface PathCounts permits ExitCounts, PathHistogram {
    /** Number of samples. */
    int samples();

    /** Share of samples answered right. */
    double accuracy();

    /** The same by path. */
    PathHistogram histogram();
}
