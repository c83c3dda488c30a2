package io.exeunt.simulator.analytic;

import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Paths that ask the same heads as far as they go, so that under a schedule one walk prices them all. Rules that ask every kept head on
 * the way make one bundle; rules that skip heads make several.
 *
 * @param heads bits of the heads asked
 * @param deepest index of the deepest exit
 * @param leaving [exit], share of all samples that leave there
 */
@SuppressWarnings("ArrayRecordComponent")
record PathBundle(long heads, int deepest, double[] leaving) {
    /** All paths of a histogram, deepest first. */
    static List<PathBundle> of(PathHistogram histogram, int exits) {
        List<PathBundle> bundles = new ArrayList<>();
        List<PathHistogram.Entry> deepestFirst = histogram.entries().stream()
                .sorted(Comparator.<PathHistogram.Entry>comparingInt(
                                entry -> entry.path().exit())
                        .reversed())
                .toList();
        for (PathHistogram.Entry entry : deepestFirst) {
            double share = (double) entry.count() / histogram.samples();
            PathBundle home = bundles.stream()
                    .filter(bundle -> bundle.holds(entry.path()))
                    .findFirst()
                    .orElseGet(() -> opened(bundles, entry.path(), exits));
            home.leaving[entry.path().exit()] += share;
        }
        return List.copyOf(bundles);
    }

    private static PathBundle opened(List<PathBundle> bundles, Path path, int exits) {
        PathBundle bundle = new PathBundle(path.evaluated(), path.exit(), new double[exits]);
        bundles.add(bundle);
        return bundle;
    }

    boolean holds(Path path) {
        return path.exit() <= deepest && (heads & (-1L >>> (63 - path.exit()))) == path.evaluated();
    }

    boolean asks(int exit) {
        return (heads >>> exit & 1) != 0;
    }
}
