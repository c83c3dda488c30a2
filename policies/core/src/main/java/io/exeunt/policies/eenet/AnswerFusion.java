package io.exeunt.policies.eenet;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets an exit answer with what the exits before it have said as well: the first pools nothing but its own head, each later one its own
 * head with the pooled answer of the exit before. The heads have been evaluated anyway, so it costs nothing.
 *
 * <p>Reusing earlier exits' answers in an early-exit network is due to Zero Time Waste (Wołczyk et al., arXiv 2106.05409).
 *
 * @param pools one per exit
 */
record AnswerFusion(List<AnswerPool> pools) {
    AnswerFusion {
        pools = List.copyOf(pools);
    }

    /** Exits that answer for themselves. */
    static AnswerFusion none(int exits) {
        List<AnswerPool> pools = new ArrayList<>();
        for (int k = 0; k < exits; k++) {
            pools.add(AnswerPool.none(k == 0 ? 1 : 2));
        }
        return new AnswerFusion(pools);
    }

    /** What each exit then says. */
    LogProbabilities apply(LogProbabilities outputs) {
        double[][] rows = new double[pools.size()][];
        double[] before = {};
        for (int k = 0; k < rows.length; k++) {
            before = pools.get(k).answers(inputs(outputs.classes(), outputs.rows()[k], before));
            rows[k] = before;
        }
        return new LogProbabilities(outputs.classes(), rows);
    }

    static PoolInputs inputs(int classes, double[] own, double[] before) {
        return before.length == 0 ? PoolInputs.of(classes, own) : PoolInputs.of(classes, own, before);
    }
}
