package io.exeunt.compare;

import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The paths of a network under one governor, each priced once. */
final class Governed {
    private final AnalyticEngine engine;
    private final Governor governor;
    private final double periodS;
    private final Map<Path, ClockedPath> knownByPath = new ConcurrentHashMap<>();

    Governed(AnalyticEngine engine, Governor governor, double periodS) {
        this.engine = engine;
        this.governor = governor;
        this.periodS = periodS;
    }

    Governor governor() {
        return governor;
    }

    /** Its clocks in words. */
    String clocks() {
        return governor.describe(engine.tables().platform().states()::describe);
    }

    ClockedPath of(Path path) {
        return knownByPath.computeIfAbsent(path, each -> ClockedPath.of(engine, governor, each, periodS));
    }

    /** Whether clocks change between the exits of any of these paths. */
    boolean changesAtExits(PathHistogram histogram) {
        return histogram.entries().stream()
                        .flatMapToInt(entry -> IntStream.of(engine.states(entry.path(), governor)))
                        .distinct()
                        .count()
                > 1;
    }

    /** Mean over samples of a figure. */
    double mean(PathHistogram histogram, ToDoubleFunction<ClockedPath> figure) {
        return new PathPrice("", path -> figure.applyAsDouble(of(path))).mean(histogram);
    }

    /** Share of samples that are answered later than a limit in s, 0 … 1. */
    double lateShare(PathHistogram histogram, double limitS) {
        return mean(histogram, path -> path.latencyS() > limitS * (1 + ROUNDING) ? 1 : 0);
    }

    private static final double ROUNDING = 1e-9;
}
