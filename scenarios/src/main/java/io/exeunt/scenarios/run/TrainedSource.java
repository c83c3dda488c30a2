package io.exeunt.scenarios.run;

import io.exeunt.explore.StudySubject;
import io.exeunt.explore.StudySystem;
import io.exeunt.explore.result.LearningCurve;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.spec.HeadsSpec.SystemName;
import io.exeunt.scenarios.spec.Scenario;
import java.util.ArrayList;
import java.util.List;

/** A network that is trained here, with its own exits or with the systems whose heads the scenario asks for. */
record TrainedSource(Scenario scenario, ArtefactCache cache) implements NetworkSource {
    @Override
    public StudySubject subject(PhaseLog log) {
        Learning learning = new Learning(scenario, cache, log);
        boolean ownAlone = scenario.heads().systems().equals(List.of(SystemName.SOFTMAX));
        return subject(scenario, ownAlone ? learning.run() : learning.runWithHeads());
    }

    /** Of its own exits, and of all other systems' heads. */
    private static List<LearningCurve> curves(Learned learned) {
        List<LearningCurve> curves = new ArrayList<>(learned.own().curves());
        learned.bundle().values().stream()
                .filter(system -> system.trace() != learned.own().trace())
                .forEach(system -> curves.addAll(system.curves()));
        return curves;
    }

    /** What a scenario's training gave, as studies take it. */
    static StudySubject subject(Scenario scenario, Learned learned) {
        List<StudySystem> systems = new ArrayList<>();
        SystemMembers.of(learned)
                .forEach((name, system) -> systems.add(StudySystem.of(name, system.trace(), system.network())
                        .from(system.origin().orElse(null))));
        return new StudySubject(
                learned.network().name(),
                scenario.data().set(),
                learned.trainSamples(),
                systems,
                learned.inputs(),
                curves(learned),
                SampleThumbnails.of(learned.trace().report(), learned.report()));
    }
}
