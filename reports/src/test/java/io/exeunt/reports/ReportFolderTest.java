package io.exeunt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
    @Test
    void aStudyLeavesItsReportTablesAndPictures(@TempDir Path folder) throws IOException {
        ReportFolder.write(SampleStudies.realistic(), folder.resolve("study"));

        try (var files = Files.list(folder.resolve("study"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "report.html",
                            "front.csv",
                            "front.json",
                            "front.md",
                            "designs.csv",
                            "history.csv",
                            "pareto.svg",
                            "pareto.png");
        }
    }
}
