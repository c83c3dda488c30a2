package io.exeunt.policies.dl4j.trace;

import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.simulator.trace.ExitTrace;

/** Runs a network over two splits and keeps what every exit said. */
public final class TraceRecorder {
    private TraceRecorder() {}

    /**
     * Records softmax outputs of every exit.
     *
     * @param threads Java threads, > 0; any number gives the same bits
     */
    public static ExitTrace record(MultiExitGraph network, LabelledImages fit, LabelledImages report, int threads) {
        throw new UnsupportedOperationException("draft");
    }
}
