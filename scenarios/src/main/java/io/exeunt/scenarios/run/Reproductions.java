package io.exeunt.scenarios.run;

import io.exeunt.explore.Exploration;
import io.exeunt.explore.StudySubject;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.Reproduction;
import io.exeunt.scenarios.spec.Scenario;
import java.util.ArrayList;
import java.util.List;

/** What somebody needs to get the numbers of a run again. */
final class Reproductions {
    private final String version;
    private final Scenario scenario;
    private final PhaseLog log;

    Reproductions(String version, Scenario scenario, PhaseLog log) {
        this.version = version;
        this.scenario = scenario;
        this.log = log;
    }

    Reproduction of(StudySubject subject, Exploration exploration) {
        List<Reproduction.Input> inputs = new ArrayList<>();
        subject.inputs().forEach((name, hash) -> inputs.add(new Reproduction.Input(name, hash)));
        inputs.add(new Reproduction.Input(
                "network and costs", exploration.search().result().spec().inputsHash()));
        return new Reproduction(
                version,
                "exeunt " + String.join(" ", log.context().commandLine()),
                scenario.seed(),
                Host.facts(log.context().clock().instant()),
                inputs,
                log.phases());
    }
}
