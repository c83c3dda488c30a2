package io.exeunt.policies.eenet;

import io.exeunt.simulator.policy.ExitCosts;
import java.util.stream.IntStream;

/** Accuracy and mean cost of decisions, with the standard error of the latter. */
record Figures(double accuracy, double meanCost, double costError) {
    static Figures of(Decisions decisions, ExitCosts costs) {
        int samples = decisions.exit().length;
        double[] cost = IntStream.range(0, samples)
                .mapToDouble(i -> costs.of(decisions.path(i)))
                .toArray();
        double mean =
                IntStream.range(0, samples).mapToDouble(i -> cost[i]).average().orElseThrow();
        double variance = IntStream.range(0, samples)
                .mapToDouble(i -> (cost[i] - mean) * (cost[i] - mean))
                .average()
                .orElseThrow();
        long right =
                IntStream.range(0, samples).filter(i -> decisions.right()[i]).count();
        return new Figures((double) right / samples, mean, Math.sqrt(variance / samples));
    }
}
