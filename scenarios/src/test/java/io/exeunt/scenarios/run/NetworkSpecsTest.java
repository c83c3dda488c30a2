package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.hwmodels.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.scenarios.cli.TestWiring;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkSpecsTest {
    private final Scenario scenario = new ScenarioReader(TestWiring.knownNames())
            .parse("s.yaml", "name: s\ndevice: {id: jetson-tx2}\n", Path.of("."), List.of());

    @Test
    void thePresetFitsMnist() {
        assertThat(NetworkSpecs.network(scenario, new FeatureMap(1, 28, 28), 10).exitCount())
                .isEqualTo(6);
    }

    @Test
    void thePresetIsRefusedForOtherImages() {
        assertThatThrownBy(() -> NetworkSpecs.network(scenario, new FeatureMap(3, 32, 32), 100))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        "network: preset quickstart takes images of 1x28x28 and 10 classes, given 3x32x32 and 100");
    }
}
