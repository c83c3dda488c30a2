package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.LockFile;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.scenarios.cli.TestWiring;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioReader;
import io.exeunt.scenarios.workbench.StudyMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyFolderTest {
    @TempDir
    Path root;

    private static Scenario scenario(String... assignments) {
        return new ScenarioReader(TestWiring.knownNames())
                .parse(
                        "s.yaml",
                        "name: small\nseed: 3\ndata: {set: mnist}\ndevice: {id: jetson-tx2, unit: gpu, runtime: tensorrt}\n",
                        Path.of(""),
                        List.of(assignments));
    }

    private void ready(StudyMode mode, Scenario scenario) {
        try (StudyClaim claim = StudyClaim.take(new StudyFolder(root))) {
            claim.ready(mode, scenario);
        }
    }

    @Test
    void aRestartTakesTheJournalsAwayAndNothingElse() throws IOException {
        Path baseline = Files.createDirectories(root.resolve("baselines/random-search"));
        for (Path folder : List.of(root, baseline)) {
            Files.writeString(folder.resolve("trials.jsonl"), "{}");
            Files.writeString(folder.resolve("study.json"), "{}");
        }
        Files.writeString(root.resolve("notes.txt"), "mine");
        ready(StudyMode.RESTART, scenario());
        for (Path folder : List.of(root, baseline)) {
            assertThat(folder.resolve("trials.jsonl")).doesNotExist();
            assertThat(folder.resolve("study.json")).doesNotExist();
        }
        assertThat(root.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void aRestartDoesNotWipeAStudyThatIsRunning() throws IOException {
        Path journal = Files.writeString(root.resolve("trials.jsonl"), "{}");
        try (LockFile lock = LockFile.tryTake(root.resolve(".study.lock")).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> ready(StudyMode.RESTART, scenario()))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(journal + ": another run of this study is writing to it");
        }
        assertThat(journal).hasContent("{}");
    }

    @Test
    void aFolderInUseIsRefusedBeforeAnyWork() {
        try (StudyClaim first = StudyClaim.take(new StudyFolder(root))) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> StudyClaim.take(new StudyFolder(root)))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(root + ": another run of this study is writing to it");
        }
        ready(StudyMode.RESUME, scenario());
    }

    @Test
    void aChangedScenarioIsRefusedBeforeAnyWorkAndToldWhatChanged() throws IOException {
        ready(StudyMode.RESUME, scenario());
        Files.writeString(root.resolve("study.json"), "{}");
        Path kept = root.resolve("scenario.resolved.yaml");
        String before = Files.readString(kept);
        assertThatThrownBy(() -> ready(StudyMode.RESUME, scenario("seed=4", "search.population=10")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(root + ": another study was begun in this folder: seed was 3, is 4;"
                        + " search.population was 80, is 10")
                .hasMessageContaining("name another folder (--output), or begin anew with --restart.");
        assertThat(kept).hasContent(before);
        ready(StudyMode.RESTART, scenario("seed=4"));
        assertThat(kept).content().contains("seed: 4");
    }

    @Test
    void whatMayChangeFromRunToRunIsNoOtherStudy() throws IOException {
        ready(StudyMode.RESUME, scenario());
        Files.writeString(root.resolve("study.json"), "{}");
        ready(
                StudyMode.RESUME,
                scenario("name=renamed", "search.evaluations=500", "search.threads=1", "training.threads=1"));
    }

    @Test
    void symbolicLinksInsideAreNotFollowed(@TempDir Path elsewhere) throws IOException {
        Path precious = Files.writeString(elsewhere.resolve("trials.jsonl"), "mine");
        Path link = Files.createSymbolicLink(root.resolve("baselines"), elsewhere);
        assertThatThrownBy(() -> StudyClaim.take(new StudyFolder(root)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(link + ": expected a folder of the study's own, found a symbolic link");
        assertThat(precious).hasContent("mine");
        Files.delete(link);
        ready(StudyMode.RESTART, scenario());
    }

    @Test
    void whatAKilledRunLeftHalfWrittenGoes() throws IOException {
        Path left = Files.writeString(root.resolve(".front.csv.999999999-1.part"), "half");
        ready(StudyMode.RESUME, scenario());
        assertThat(left).doesNotExist();
    }
}
