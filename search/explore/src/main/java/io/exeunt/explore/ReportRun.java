package io.exeunt.explore;

import io.exeunt.explore.Exploration.Found;
import io.exeunt.simulator.analytic.BriefOutcome;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.result.PeriodicOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What a design does with each sample of the report split, and what that costs.
 *
 * @param system index of the system whose heads it asks
 * @param decisions sample by sample
 * @param governors one per board
 */
record ReportRun(int system, SampleDecisions decisions, List<Governor> governors) {
    ReportRun {
        governors = List.copyOf(governors);
    }

    static ReportRun of(EarlyExitDesign design, Found found, DesignPricing pricing) {
        int system = design.rule().system();
        SampleDecisions decisions = found.evaluator()
                .policy(design)
                .decisions(pricing.subject().systems().get(system).trace().report());
        return new ReportRun(
                system, decisions, pricing.governors(design, found.space().groups()));
    }

    /** The histogram of a resample. */
    PathHistogram histogram(int[] weights) {
        int[] count = new int[decisions.paths().size()];
        int[] correct = new int[count.length];
        for (int i = 0; i < weights.length; i++) {
            int path = decisions.path()[i];
            count[path] += weights[i];
            correct[path] += decisions.right()[i] ? weights[i] : 0;
        }
        return new PathHistogram(IntStream.range(0, count.length)
                .filter(path -> count[path] > 0)
                .mapToObj(path -> new PathHistogram.Entry(decisions.paths().get(path), count[path], correct[path]))
                .sorted(Comparator.comparingInt(
                                (PathHistogram.Entry e) -> e.path().exit())
                        .thenComparingLong(e -> e.path().evaluated()))
                .toList());
    }

    /** BriefOutcome on each board, one board's tables replaced. */
    List<BriefOutcome> figures(List<PricedSystem> boards, PathHistogram histogram) {
        List<BriefOutcome> figures = new ArrayList<>();
        for (int b = 0; b < boards.size(); b++) {
            figures.add(boards.get(b).figures(histogram, governors.get(b)));
        }
        return figures;
    }

    /** Every state that it meets on one board, at work, at rest and at home. */
    Set<Integer> visited(DesignPricing pricing, int board) {
        Governor governor = governors.get(board);
        Set<Integer> visited = new TreeSet<>(List.of(governor.home(), governor.rest()));
        for (Path path : decisions.paths()) {
            IntStream.of(pricing.engine(board, system).states(path, governor)).forEach(visited::add);
        }
        return visited;
    }

    /** What a period costs on one board. */
    PeriodicOutcome periodic(PricedSystem board, int index, PathHistogram histogram, double periodS) {
        return board.engine()
                .evaluatePeriodic(
                        histogram,
                        governors.get(index),
                        ExitSet.all(board.tables().exits()),
                        periodS);
    }
}
