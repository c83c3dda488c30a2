package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.failure.StoreException;
import io.exeunt.scenarios.spec.KnownNamesFake;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioReader;
import io.exeunt.scenarios.workbench.StudyMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyClaimTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    private static Scenario scenario() {
        return new ScenarioReader(new KnownNamesFake())
                .parse(
                        "s.yaml",
                        "name: s\nnetwork: {preset: quickstart}\ndevice: {id: jetson-tx2}\n",
                        Path.of(""),
                        List.of());
    }

    @Test
    void aRestartTakesTheJournalsAwayAndNothingElse() throws IOException {
        Files.writeString(root.resolve("study.json"), "{}");
        Files.writeString(root.resolve("notes.txt"), "mine");
        try (StudyClaim claim = StudyClaim.take(new StudyFolder(root))) {
            claim.ready(StudyMode.RESTART, scenario());
        }
        assertThat(root.resolve("study.json")).doesNotExist();
        assertThat(root.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void aFolderIsTakenByOneRunAtATime() {
        StudyFolder folder = new StudyFolder(root);
        try (StudyClaim claim = StudyClaim.take(folder)) {
            assertThat(claim).isNotNull();
            assertThatThrownBy(() -> StudyClaim.take(folder))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(root + ": another run of this study is writing to it");
        }
        StudyClaim.take(folder).close();
    }
}
