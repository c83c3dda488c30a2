package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.progress.ProgressListener;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.scenarios.sweep.SmallStudy;
import io.exeunt.scenarios.workbench.StudyMode;
import io.exeunt.scenarios.workbench.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of a changed question that starts from the front of the one before. */
class StudyForkTest {
    private static final RunContext CONTEXT =
            new RunContext(Cancellation.NEVER, ProgressListener.SILENT, InstantSource.system(), List.of("search"));

    @TempDir
    Path folder;

    private Summary search(SmallStudy study, StudyMode mode, String output, String... assignments) {
        List<String> all = new ArrayList<>(List.of(assignments));
        all.add("report.folder=" + folder.resolve(output));
        return study.workbench().search(study.read(all), mode, CONTEXT);
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(each -> !each.toString().endsWith("lock") && !each.endsWith(".front.json"))
                    .toList()) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void aChangedQuestionStartsFromTheOldFrontAndLeavesTheOldStudyAlone() throws IOException {
        SmallStudy study = SmallStudy.in(folder);
        search(study, StudyMode.RESUME, "one");
        Map<String, byte[]> before = files(folder.resolve("one"));

        search(study, StudyMode.FORK, "one", "budget.min_accuracy=0.4");

        Map<String, byte[]> after = files(folder.resolve("one"));
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((name, bytes) -> assertThat(after.get(name)).as(name).isEqualTo(bytes));
        assertThat(folder.resolve("one-2/scenario.resolved.yaml"))
                .content()
                .contains("min_accuracy: 0.4")
                .contains("warm_start: " + folder.resolve("one"));
        assertThat(FinishedStudy.in(folder.resolve("one-2")).front().front()).isNotEmpty();
    }

    @Test
    void theSameCommandGoesOnWithTheFork() throws IOException {
        SmallStudy study = SmallStudy.in(folder);
        search(study, StudyMode.FORK, "one");
        assertThat(folder.resolve("one-2")).doesNotExist();
        search(study, StudyMode.FORK, "one", "seed=4");
        Map<String, byte[]> before = files(folder.resolve("one-2"));
        search(study, StudyMode.FORK, "one", "seed=4");

        assertThat(files(folder.resolve("one-2")).get("trials.jsonl")).isEqualTo(before.get("trials.jsonl"));
        assertThat(folder.resolve("one-3")).doesNotExist();
        search(study, StudyMode.FORK, "one", "seed=5");
        assertThat(folder.resolve("one-3/result.json.gz")).exists();
    }

    @Test
    void theFolderOneIsInIsForkedBesideItself() throws IOException {
        SmallStudy study = SmallStudy.in(folder);
        search(study, StudyMode.RESUME, "one");
        Map<String, byte[]> before = files(folder.resolve("one"));

        search(study, StudyMode.FORK, "one/.", "seed=4");

        assertThat(folder.resolve("one-2/result.json.gz")).exists();
        assertThat(files(folder.resolve("one")).keySet()).isEqualTo(before.keySet());
    }

    @Test
    void aFolderIsCalledByItsOwnName() {
        Path here = Path.of("").toAbsolutePath();

        assertThat(StudyFork.named(Path.of("."))).isEqualTo(here);
        assertThat(StudyFork.named(Path.of("one/.."))).isEqualTo(here);
        assertThat(StudyFork.named(Path.of(".."))).isEqualTo(here.getParent());
        assertThat(StudyFork.named(Path.of("./one"))).isEqualTo(Path.of("one"));
        assertThatThrownBy(() -> StudyFork.named(here.getRoot()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        here.getRoot() + ": expected a folder beside which another one can be, given a root");
    }

    @Test
    void aWarmStartFromNothingOrFromItselfIsRefused() throws IOException {
        SmallStudy study = SmallStudy.in(folder);

        assertThatThrownBy(
                        () -> search(study, StudyMode.RESUME, "one", "search.warm_start=" + folder.resolve("nowhere")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no finished study: manifest.json is missing");
        assertThatThrownBy(() -> search(study, StudyMode.RESUME, "two", "search.warm_start=" + folder.resolve("two")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a study can't start from itself");
    }
}
