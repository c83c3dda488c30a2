package io.exeunt.simulator.event;

import io.exeunt.simulator.policy.PathHistogram;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The order in which the samples of a histogram come: one random permutation after the other, so that each comes equally often; where
 * difficulty drifts, each drawn anew.
 */
final class SampleOrder {
    private final int[] pathOfSample;
    private final SplittableRandom random;
    private final Drift drift;
    private final DriftingPaths drifting;
    private int next;

    SampleOrder(PathHistogram histogram, Drift drift, SplittableRandom random) {
        this.random = random;
        this.drift = drift;
        this.drifting = new DriftingPaths(histogram, drift);
        pathOfSample = new int[histogram.samples()];
        List<PathHistogram.Entry> entries = histogram.entries();
        int sample = 0;
        for (int path = 0; path < entries.size(); path++) {
            for (int i = 0; i < entries.get(path).count(); i++) {
                pathOfSample[sample++] = path;
            }
        }
    }

    /** Index of the path of the next sample, which comes at a time in s. */
    int nextPath(double timeS) {
        return drift.isNone() ? permuted() : drifting.at(timeS, random.nextDouble());
    }

    private int permuted() {
        int chosen = next + random.nextInt(pathOfSample.length - next);
        int path = pathOfSample[chosen];
        pathOfSample[chosen] = pathOfSample[next];
        pathOfSample[next] = path;
        next = (next + 1) % pathOfSample.length;
        return path;
    }
}
