package io.exeunt.scenarios.cli;

import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.Cell;
import io.exeunt.compare.result.Difference;
import io.exeunt.compare.result.EqualCost;
import io.exeunt.compare.result.MeanCost;
import io.exeunt.compare.result.PolicyComparison;
import io.exeunt.ground.progress.Reproduction;
import io.exeunt.ground.statistics.Interval;
import io.exeunt.ground.statistics.McNemar;
import java.util.List;

/** Comparisons for tests. */
final class Comparisons {
    private Comparisons() {}

    /** One budget: a reference, one that is better, one that is not possible. */
    static PolicyComparison small() {
        Cell.Scored reference = new Cell.Scored(
                "max_softmax",
                18.5,
                "max_softmax: …",
                0.71,
                new Interval(0.7, 0.69, 0.71),
                List.of(new MeanCost("MMAC", 18.4, 18.6)),
                List.of(0.25, 0.75),
                null,
                List.of(new EqualCost("MMAC", 18.6, new Interval(0.7, 0.69, 0.71), new Interval(0, 0, 0))));
        Cell.Scored better = new Cell.Scored(
                "margin",
                18.5,
                "margin: …",
                0.73,
                new Interval(0.72, 0.71, 0.73),
                List.of(new MeanCost("MMAC", 18.5, 18.5)),
                List.of(0.3, 0.7),
                new Difference("max_softmax", new Interval(0.02, 0.011, 0.029), new McNemar(30, 10), 0.0037),
                List.of(new EqualCost("MMAC", 18.6, Interval.NONE, Interval.NONE)));
        Cell.Refused refused = new Cell.Refused(
                "max_abs_logit", 18.5, "Expected head kind for max_abs_logit to be LOGITS, given SOFTMAX");
        return comparison(List.of(reference, better, refused));
    }

    static PolicyComparison comparison(List<Cell> cells) {
        return new PolicyComparison(
                "tiny",
                List.of("early", "final"),
                new PolicyComparison.Samples(5000, 5000),
                new PolicyComparison.Resampling(2000, 0.95),
                "none",
                List.of(),
                List.of(new Arena("tiny", "MMAC", List.of("MMAC"), List.of(18.5), cells)),
                new Reproduction("test", "exeunt compare tiny.npz", 1, List.of(), List.of(), List.of()));
    }
}
