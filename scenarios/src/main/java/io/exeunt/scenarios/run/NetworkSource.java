package io.exeunt.scenarios.run;

import io.exeunt.explore.StudySubject;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.spec.NetworkSpec;
import io.exeunt.scenarios.spec.Scenario;

/**
 * Where a study's backbone, its systems and what their exits said come from: the one door for network sources. Nothing behind it knows
 * which it was.
 */
interface NetworkSource {
    /**
     * The subject.
     *
     * @param log of the phases that it takes
     */
    StudySubject subject(PhaseLog log);

    /** The source that a scenario names. Sources that need Deeplearning4j or ONNX Runtime are touched by those scenarios alone. */
    static NetworkSource of(Scenario scenario, ArtefactCache cache) {
        if (scenario.network() instanceof NetworkSpec.Traced traced) {
            return new TraceSource(traced, "network.table");
        }
        return scenario.network() instanceof NetworkSpec.Onnx onnx
                ? new OnnxSource(scenario, onnx, cache)
                : new TrainedSource(scenario, cache);
    }
}
