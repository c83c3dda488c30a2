package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.DesignPricing;
import io.exeunt.explore.DesignReplay;
import io.exeunt.explore.StudySubject;
import io.exeunt.explore.StudySystem;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.scenarios.spec.KnownNamesFake;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioReader;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DefaultDesignTest {
    private static final ExitOutputs ANSWERS =
            new ExitOutputs(HeadKind.SOFTMAX, 2, new float[] {0.9f, 0.1f, 0.8f, 0.2f, 0.4f, 0.6f, 0.3f, 0.7f});
    private static final TraceSplit SPLIT = new TraceSplit("fit", new int[] {0, 0, 1, 1}, List.of(ANSWERS, ANSWERS));

    private static Segment work(String name, int inputs) {
        return new Segment(name, List.of(new Linear(name, inputs, 10, 1, false)));
    }

    @Test
    void aNetworkWhoseFirstExitTakesMostOfTheWorkHasOneToo() {
        EarlyExitNetwork network = new EarlyExitNetwork(
                "top-heavy",
                List.of(work("first", 1000), work("second", 10)),
                List.of(work("exit1", 10), work("final", 10)));
        ExitTrace trace = new ExitTrace("top-heavy", List.of("exit1", "final"), SPLIT, SPLIT);
        Scenario scenario = new ScenarioReader(new KnownNamesFake())
                .parse(
                        "s.yaml",
                        "name: s\nnetwork: {preset: quickstart}\ndevice: {id: jetson-tx2}\n",
                        Path.of(""),
                        List.of());

        StudySubject subject = new StudySubject(
                "top-heavy", "digits", 4, List.of(StudySystem.of("own", trace, network)), new TreeMap<>());
        DesignPricing pricing = new DesignPricing(subject, Boards.of(scenario.devices()), scenario.exploration());

        DesignReplay.Runnable design = DefaultDesign.of(scenario.exploration(), pricing);

        assertThat(design.exits()).isEqualTo(ExitSet.all(2));
        assertThat(design.policy().paths(SPLIT).samples()).isEqualTo(4);
    }
}
