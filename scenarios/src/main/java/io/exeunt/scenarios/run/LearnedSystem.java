package io.exeunt.scenarios.run;

import io.exeunt.explore.result.LearningCurve;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadOrigin;
import java.util.List;
import java.util.Optional;

/**
 * One system on a backbone: what the backbone with this system's heads asks of a device, and what its exits said.
 *
 * @param network backbone segments and this system's heads
 * @param trace exit outputs on <em>fit</em> and <em>report</em>
 * @param runtime what ran the network, such as "ONNX Runtime 1.23.2"; "" where that is not told
 * @param origin which system the heads belong to; empty where that is not told
 * @param curves how its exits learned; empty where that is not told
 */
record LearnedSystem(
        EarlyExitNetwork network,
        ExitTrace trace,
        String runtime,
        Optional<HeadOrigin> origin,
        List<LearningCurve> curves) {
    private static final double MMAC = 1e6;

    LearnedSystem {
        curves = List.copyOf(curves);
    }

    /** Heads of which nothing more is told. */
    static LearnedSystem of(EarlyExitNetwork network, ExitTrace trace, String runtime) {
        return new LearnedSystem(network, trace, runtime, Optional.empty(), List.of());
    }

    /** The same, whose exits learned like this. */
    LearnedSystem learned(List<LearningCurve> told) {
        return new LearnedSystem(network, trace, runtime, origin, told);
    }

    /** The same, of this system. */
    LearnedSystem from(HeadOrigin told) {
        return new LearnedSystem(network, trace, runtime, Optional.of(told), curves);
    }

    /** Costs of segments and heads in millions of multiply-accumulates. */
    ExitCosts macs() {
        return new ExitCosts(
                "MMAC",
                network.segments().stream().mapToDouble(s -> s.macs() / MMAC).toArray(),
                network.branches().stream().mapToDouble(s -> s.macs() / MMAC).toArray());
    }

    /** Trace, costs and origin, as they are written to a file. */
    StoredTrace stored() {
        return new StoredTrace(trace, macs(), origin.orElse(null));
    }
}
