package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.result.LearningCurve;
import io.exeunt.scenarios.run.CurveFile.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveFileTest {
    @TempDir
    private Path folder;

    private static List<Row> rows(int epoch, double exit1, double last) {
        return List.of(new Row(epoch, "exit1", 10, 0.5, exit1), new Row(epoch, "final", 10, 0.75, last));
    }

    @Test
    void epochsBecomeOneCurvePerExit() throws IOException {
        CurveFile file = CurveFile.in(folder);
        file.add(1, rows(1, 0.25, 0.5));
        file.add(2, rows(2, 0.5, 0.75));

        assertThat(file.path()).hasContent("""
                epoch,exit,samples,train_accuracy,fit_accuracy
                1,exit1,10,0.500000,0.250000
                1,final,10,0.750000,0.500000
                2,exit1,10,0.500000,0.500000
                2,final,10,0.750000,0.750000
                """);
        assertThat(file.curves("own"))
                .containsExactly(
                        new LearningCurve("own", "exit1", 10, List.of(0.5, 0.5), List.of(0.25, 0.5)),
                        new LearningCurve("own", "final", 10, List.of(0.75, 0.75), List.of(0.5, 0.75)));
    }

    @Test
    void aResumedTrainingWritesOverTheEpochsThatItRepeats() throws IOException {
        CurveFile file = CurveFile.in(folder);
        file.add(1, rows(1, 0.1, 0.1));
        file.add(2, rows(2, 0.2, 0.2));
        file.add(3, rows(3, 0.3, 0.3));
        file.add(2, rows(2, 0.2, 0.2));

        assertThat(file.curves("own").get(0).fit()).containsExactly(0.1, 0.2);
    }

    @Test
    void curvesWithAHoleAreNotTold() throws IOException {
        CurveFile file = CurveFile.in(folder);
        file.add(2, rows(2, 0.2, 0.2));
        assertThat(file.curves("own")).isEmpty();
    }

    @Test
    void aMissingOrDamagedFileTellsNothing() throws IOException {
        assertThat(CurveFile.in(folder).curves("own")).isEmpty();
        Files.writeString(folder.resolve(CurveFile.NAME), "epoch,exit\n1,exit1\nx");
        assertThat(CurveFile.in(folder).curves("own")).isEmpty();
    }
}
