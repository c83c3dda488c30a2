package io.exeunt.simulator.analytic;

import java.util.List;

/**
 * How often each segment, head and return counts in the mean energy and in one latency figure of paths. As long as new clocks hold as soon
 * as work goes on, both are sums over segments of weight × cost, whatever the clocks; if not, they still are for paths of one bundle:
 *
 * <pre>
 * energy  = Σ_k energySegment_k·(standstill J + segment J) + energyHead_k·(head + decision J) + energyCut_k·(cut J) + leaving_k·(way back J)
 * latency = Σ_k latencySegment_k·(standstill s + segment s) + latencyHead_k·(head + decision s) + latencyCut_k·(cut s)
 * </pre>
 *
 * @param energyCut how often segment k begins a stage, because the head before it was asked; {@code latencyCut} likewise
 * @param leaving [exit], share that leaves there and goes back
 */
@SuppressWarnings("ArrayRecordComponent")
record ScheduleWeights(
        double[] energySegment,
        double[] energyHead,
        double[] leaving,
        double[] latencySegment,
        double[] latencyHead,
        double[] energyCut,
        double[] latencyCut) {

    /** The weights of bundles taken together; {@code ends} says how the latency figure weighs answers. */
    static ScheduleWeights of(List<PathBundle> bundles, List<double[]> ends, int exits) {
        ScheduleWeights weights = new ScheduleWeights(
                new double[exits],
                new double[exits],
                new double[exits],
                new double[exits],
                new double[exits],
                new double[exits],
                new double[exits]);
        for (int b = 0; b < bundles.size(); b++) {
            PathBundle bundle = bundles.get(b);
            accumulate(bundle, bundle.leaving(), weights.energySegment, weights.energyHead, weights.energyCut);
            accumulate(bundle, ends.get(b), weights.latencySegment, weights.latencyHead, weights.latencyCut);
            for (int k = 0; k < exits; k++) {
                weights.leaving[k] += bundle.leaving()[k];
            }
        }
        return weights;
    }

    private static void accumulate(PathBundle bundle, double[] ends, double[] segment, double[] head, double[] cut) {
        double share = 0;
        for (int k = bundle.deepest(); k >= 0; k--) {
            share += ends[k];
            segment[k] += share;
            head[k] += bundle.asks(k) ? share : 0;
            cut[k] += k > 0 && bundle.asks(k - 1) ? share : 0;
        }
    }

    int segments() {
        return leaving.length;
    }

    boolean asks(int exit) {
        return energyHead[exit] > 0 || latencyHead[exit] > 0;
    }

    /** Index of the last segment that any sample runs. */
    int lastRun() {
        int last = 0;
        for (int k = 0; k < segments(); k++) {
            last = energySegment[k] > 0 ? k : last;
        }
        return last;
    }
}
