package io.exeunt.reports.comparison;

import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.Cell.Refused;
import io.exeunt.compare.result.Cell.Scored;
import io.exeunt.compare.result.ClockComparison;
import io.exeunt.compare.result.Clocked;
import io.exeunt.compare.result.Difference;
import io.exeunt.compare.result.EqualCost;
import io.exeunt.compare.result.MeanCost;
import io.exeunt.compare.result.PolicyComparison;
import io.exeunt.ground.progress.Reproduction;
import io.exeunt.ground.statistics.Interval;
import io.exeunt.ground.statistics.McNemar;
import io.exeunt.simulator.policy.GovernorKind;
import java.util.List;
import java.util.Map;

/** Comparisons for tests. */
public final class SampleComparisons {
    private SampleComparisons() {}

    /** Two budgets on a device; one policy can't do the lower one, and its name wants escaping. */
    public static PolicyComparison onDevice() {
        Arena arena = new Arena(
                "board/gpu <fast>",
                "ms",
                List.of("MMAC", "ms"),
                List.of(1.5, 2.0),
                List.of(
                        reference(1.5, 0.7),
                        new Refused("a,\"b\"|<c>", 1.5, "Expected more\n  Maybe raise it"),
                        reference(2.0, 0.8),
                        challenger(2.0, 0.82)));
        return of(List.of(arena));
    }

    /** As {@link #onDevice}, two sets of heads, and three governors of which one can't work and one is not modelled. */
    public static PolicyComparison governed() {
        Arena arena = onDevice().arenas().get(0);
        List<Clocked> rows = List.of(
                governed("performance", GovernorKind.CONSTANT, 12, around(0)),
                governed("forecast", GovernorKind.PER_EXIT, 9, around(-0.25)),
                new Clocked.Refused("margin", 1.5, "oracle", "Expected\n more"),
                new Clocked.Priced(
                        "a,\"b\"|<c>",
                        1.5,
                        "performance",
                        GovernorKind.CONSTANT,
                        "state 3",
                        1.25,
                        0,
                        new Clocked.Parts(Double.NaN, Double.NaN, Double.NaN),
                        Interval.NONE,
                        Interval.NONE,
                        Interval.NONE));
        ClockComparison clocks = new ClockComparison(20, Double.POSITIVE_INFINITY, "Clocks per exit pay <here>.", rows);
        return of(List.of(arena.withHeads(Map.of("margin", "softmax", "a,\"b\"|<c>", "sigmoids"))
                .withClocks(clocks)));
    }

    private static Clocked.Priced governed(String governor, GovernorKind kind, double mj, Interval share) {
        return new Clocked.Priced(
                "margin",
                1.5,
                governor,
                kind,
                "state 3",
                1.25,
                0.125,
                new Clocked.Parts(mj - 1, 1, 0),
                new Interval(mj, mj - 0.5, mj + 0.5),
                share,
                around(0));
    }

    /** On these arenas. */
    public static PolicyComparison of(List<Arena> arenas) {
        return new PolicyComparison(
                "net & co",
                List.of("early", "final"),
                new PolicyComparison.Samples(5000, 4000),
                new PolicyComparison.Resampling(2000, 0.95),
                "none",
                List.of(),
                arenas,
                new Reproduction(
                        "1.0",
                        "exeunt compare x.npz",
                        7,
                        List.of(),
                        List.of(new Reproduction.Input("x.npz", "ab12")),
                        List.of()));
    }

    private static Scored reference(double budget, double accuracy) {
        return new Scored(
                "margin",
                budget,
                "margin: early from 0.5",
                accuracy + 0.01,
                around(accuracy),
                List.of(new MeanCost("MMAC", 10 * budget, 10.5 * budget), new MeanCost("ms", budget, 1.05 * budget)),
                List.of(0.25, 0.75),
                null,
                List.of(
                        new EqualCost("MMAC", 10.5 * budget, around(accuracy), around(0)),
                        new EqualCost("ms", 1.05 * budget, around(accuracy), around(0))));
    }

    private static Scored challenger(double budget, double accuracy) {
        return new Scored(
                "a,\"b\"|<c>",
                budget,
                "a rule",
                accuracy,
                around(accuracy),
                List.of(new MeanCost("MMAC", 10 * budget, 9.99996 * budget), new MeanCost("ms", budget, 0.99 * budget)),
                List.of(0.5, 0.5),
                new Difference("margin", around(0.02), new McNemar(100, 20), 0.2),
                List.of(
                        new EqualCost("MMAC", 21, around(accuracy), around(-0.0004)),
                        new EqualCost("ms", 2.1, Interval.NONE, Interval.NONE)));
    }

    private static Interval around(double estimate) {
        return new Interval(estimate, estimate - 0.01, estimate + 0.01);
    }
}
