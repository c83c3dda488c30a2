package io.exeunt.scenarios.workbench;

import java.util.List;

/**
 * What a deployed design did here, beside what was predicted.
 *
 * @param samples that were run, one after the other
 * @param alike samples that left where the simulator said, with the answer that it said
 * @param board that the predicted latency is of; "" where none was priced
 * @param stages shares of samples per stage, in order
 * @param predictedAccuracy share of right answers that was predicted for these samples
 * @param measuredAccuracy share that was reached
 * @param predictedLatencyS mean latency on the board in s; NaN where none was priced
 * @param measuredLatencyS mean latency here in s
 * @param measuredP95LatencyS 95th percentile of latencies here in s
 * @param wholeLatencyS mean latency here in s of samples that pass all stages
 */
public record DeploymentCheck(
        int samples,
        int alike,
        String board,
        List<Stage> stages,
        double predictedAccuracy,
        double measuredAccuracy,
        double predictedLatencyS,
        double measuredLatencyS,
        double measuredP95LatencyS,
        double wholeLatencyS) {
    /**
     * A stage.
     *
     * @param exit that it ends in
     * @param predictedShare share of samples that should leave there
     * @param measuredShare share that left there
     * @param predictedLatencyS mean latency on the board in s of those; NaN where none was priced
     * @param measuredLatencyS mean latency here in s of those; NaN where there are none
     */
    public record Stage(
            String exit,
            double predictedShare,
            double measuredShare,
            double predictedLatencyS,
            double measuredLatencyS) {}

    public DeploymentCheck {
        stages = List.copyOf(stages);
    }
}
