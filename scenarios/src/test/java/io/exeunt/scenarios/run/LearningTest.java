package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.spec.KnownNamesFake;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aTrainingOfNoEpochsIsNotForecast() {
        String text = "name: s\ndevice: {id: jetson-tx2}\nnetwork: {preset: resnet20_cifar10, weights: w.npz}\n"
                + "training: {epochs: 0}\n";
        Scenario scenario = new ScenarioReader(new KnownNamesFake()).parse("s.yaml", text, folder, List.of());
        PhaseLog log = new PhaseLog(new RunContext(Cancellation.NEVER, event -> {}, () -> Instant.EPOCH, List.of()));
        Learning learning = new Learning(scenario, new ArtefactCache(folder, () -> Instant.EPOCH), log);

        assertThatThrownBy(learning::forecast)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "training.epochs: expected >= 1 to time steps of a training, given 0" + System.lineSeparator()
                                + "  Maybe leave --dry-run out: network.weights are taken as they are");
    }
}
