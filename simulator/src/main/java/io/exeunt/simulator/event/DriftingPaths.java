package io.exeunt.simulator.event;

import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import java.util.List;
import java.util.stream.IntStream;

/** How often each path is taken in each phase of a {@link Drift}, which is looked at in {@value #PHASES} steps. Immutable. */
final class DriftingPaths {
    private static final int PHASES = 256;

    private final double periodS;
    /** [phase][path], shares of the paths up to this one. */
    private final double[][] upTo;

    DriftingPaths(PathHistogram histogram, Drift drift) {
        this.periodS = drift.periodS();
        this.upTo = new double[drift.isNone() ? 0 : PHASES][];
        for (int phase = 0; phase < upTo.length; phase++) {
            double turn = 2 * Math.PI * (phase + 0.5) / PHASES;
            upTo[phase] = shares(histogram.entries(), Math.pow(drift.odds(), Math.sin(turn)));
        }
    }

    private static double[] shares(List<Entry> entries, double odds) {
        double[] upTo = new double[entries.size()];
        int favoured = favoured(entries, odds);
        double sum = 0;
        for (int path = 0; path < upTo.length; path++) {
            Entry entry = entries.get(path);
            sum += entry.count() * Math.pow(odds, entry.path().exit() - favoured);
            upTo[path] = sum;
        }
        for (int path = 0; path < upTo.length; path++) {
            upTo[path] /= sum;
        }
        return upTo;
    }

    /** The exit from which odds are counted, so that no power is above 1, and none overflows. */
    private static int favoured(List<Entry> entries, double odds) {
        IntStream exits = entries.stream().filter(entry -> entry.count() > 0).mapToInt(entry -> entry.path()
                .exit());
        return (odds > 1 ? exits.max() : exits.min()).orElse(0);
    }

    /**
     * The path at a time in s.
     *
     * @param drawn evenly from 0 … 1
     */
    int at(double timeS, double drawn) {
        double[] shares = upTo[(int) (timeS / periodS % 1 * PHASES)];
        int path = 0;
        while (path < shares.length - 1 && drawn >= shares[path]) {
            path++;
        }
        return path;
    }
}
