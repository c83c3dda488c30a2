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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyOverlayTest {
    private static final RunContext CONTEXT =
            new RunContext(Cancellation.NEVER, ProgressListener.SILENT, InstantSource.system(), List.of("report"));

    @TempDir
    static Path folder;

    @BeforeAll
    static void search() throws IOException {
        SmallStudy study = SmallStudy.in(folder);
        search(study, "tx2");
        search(study, "pi", "device.id=raspberry-pi-5");
        search(study, "never", "budget.latency_budget_ms=0.000001");
        search(study, "counts", "objectives=[error, macs]");
    }

    private static void search(SmallStudy study, String output, String... assignments) {
        List<String> all = new ArrayList<>(List.of(assignments));
        all.add("report.folder=" + folder.resolve(output));
        study.workbench().search(study.read(all), StudyMode.RESUME, CONTEXT);
    }

    private static Summary overlay(Path page, String... names) {
        List<Path> studies = List.of(names).stream().map(folder::resolve).toList();
        return new StudyOverlay(studies, "1.0", "exeunt report a b").write(page);
    }

    @Test
    void twoBoardsStandOnOnePageInOneBox() throws IOException {
        Path page = folder.resolve("two.html");

        Summary summary = overlay(page, "tx2", "pi");

        assertThat(summary.verdict())
                .startsWith("2 studies, each with a front; hypervolume against one reference from ");
        assertThat(summary.files()).containsExactly(page);
        assertThat(summary.figures()).hasSize(2);
        assertThat(Files.readString(page)).contains("Studies side by side", "exeunt report a b");
    }

    @Test
    void oneWithoutAFrontAndOneThatTradesOffOtherThingsAreShownAsTheyAre() throws IOException {
        Path page = folder.resolve("odd.html");

        Summary summary = overlay(page, "tx2", "never", "counts");

        assertThat(summary.verdict()).isEqualTo("3 studies, 2 with a front, 1 infeasible.");
        assertThat(Files.readString(page)).contains("The studies trade off different things");
    }

    @Test
    void theSameStudyTwiceAndAFolderWithoutOneAreRefused() {
        assertThatThrownBy(() -> overlay(folder.resolve("x.html"), "tx2", "pi/../tx2"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Expected every study once, given twice");
        assertThatThrownBy(() -> overlay(folder.resolve("x.html"), "tx2", "none"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no finished study: manifest.json is missing");
        assertThatThrownBy(() -> overlay(folder, "tx2", "pi"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Expected a file to write, given a folder");
    }

    @Test
    void theSameStudiesGiveTheSameBytes() throws IOException {
        overlay(folder.resolve("a.html"), "tx2", "pi");
        overlay(folder.resolve("b.html"), "tx2", "pi");

        assertThat(folder.resolve("a.html")).hasSameBinaryContentAs(folder.resolve("b.html"));
    }
}
