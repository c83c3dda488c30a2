package io.exeunt.scenarios.run;

import io.exeunt.explore.Board;
import io.exeunt.explore.PriceBook;
import io.exeunt.explore.StudySubject;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.spec.DeviceSpec;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.PackedSubject;
import java.util.List;

/** What studies stand on: boards, subjects and prices, made for one study or shared between many. No result depends on which. */
sealed interface StudyGround permits StudyGround.Fresh, SharedGround, BroughtGround {
    /**
     * A subject and its prices.
     *
     * @param prices of its systems
     */
    record Priced(StudySubject subject, PriceBook prices) {}

    /** The boards that a scenario names. */
    List<Board> boards(List<DeviceSpec> devices);

    /** What a scenario's study works on. */
    Priced subject(Scenario scenario, PhaseLog log);

    /** The same for another machine. */
    PackedSubject packed(Scenario scenario, PhaseLog log);

    /**
     * Everything anew for each study.
     *
     * @param cache of trained networks and traces
     */
    record Fresh(ArtefactCache cache) implements StudyGround {
        @Override
        public List<Board> boards(List<DeviceSpec> devices) {
            return Boards.of(devices);
        }

        @Override
        public Priced subject(Scenario scenario, PhaseLog log) {
            return new Priced(NetworkSource.of(scenario, cache).subject(log), new PriceBook());
        }

        @Override
        public PackedSubject packed(Scenario scenario, PhaseLog log) {
            return SubjectArchive.pack(subject(scenario, log).subject(), scenario.exploration());
        }
    }
}
