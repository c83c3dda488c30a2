package io.exeunt.scenarios.run;

import io.exeunt.explore.StudySystem;
import io.exeunt.hwmodels.cost.Cycles;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.result.ExitShare;
import io.exeunt.simulator.result.LatencyDistribution;
import io.exeunt.simulator.result.Outcome;
import java.util.List;
import java.util.stream.IntStream;

/** What can be said of a design without a board: where samples leave, how many are right, and operations. All else is not modelled. */
final class CountedOutcome {
    private static final double MMAC = 1e6;
    private static final LatencyDistribution UNKNOWN =
            new LatencyDistribution(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private CountedOutcome() {}

    static Outcome of(StudySystem system, PathHistogram paths, ExitSet kept) {
        List<ExitShare> exits = IntStream.range(0, system.exits())
                .mapToObj(exit -> share(system, paths, kept, exit))
                .toList();
        return new Outcome(
                paths.samples(),
                paths.accuracy(),
                system.macs().mean(paths) * MMAC,
                UNKNOWN,
                Energy.NOT_MODELLED,
                exits,
                List.of(),
                List.of(),
                Double.NaN);
    }

    private static ExitShare share(StudySystem system, PathHistogram paths, ExitSet kept, int exit) {
        List<PathHistogram.Entry> here = paths.entries().stream()
                .filter(entry -> entry.path().exit() == exit)
                .toList();
        int left = here.stream().mapToInt(PathHistogram.Entry::count).sum();
        int right = here.stream().mapToInt(PathHistogram.Entry::correct).sum();
        return new ExitShare(
                system.trace().exitNames().get(exit),
                kept.contains(exit),
                (double) left / paths.samples(),
                (double) right / left,
                Double.NaN,
                Double.NaN,
                Energy.NOT_MODELLED,
                Cycles.ofTotal(Double.NaN),
                Double.NaN);
    }
}
