package io.exeunt.scenarios.run;

import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.reports.ReportFolder;
import io.exeunt.reports.table.DesignCsv;
import io.exeunt.reports.table.FrontJson;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioPrinter;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the files of a study; each appears whole or not at all. */
final class StudyFiles {
    private final StudyFolder folder;

    StudyFiles(StudyFolder folder) {
        this.folder = folder;
    }

    void writeScenario(Scenario scenario) {
        write(folder.scenario(), file -> AtomicFile.write(file, ScenarioPrinter.print(scenario)));
    }

    void writeManifest(Manifest manifest) {
        write(folder.manifest(), file -> AtomicFile.write(file, manifest.json()));
    }

    void writeResult(StudyReport report) {
        write(folder.result(), file -> ResultFile.write(file, report));
    }

    void writeTables(StudyReport report) {
        write(folder.frontCsv(), file -> AtomicFile.write(file, DesignCsv.front(report)));
        write(folder.frontJson(), file -> AtomicFile.write(file, FrontJson.of(report)));
    }

    /** The tables, the report and the pictures. */
    void writeReport(StudyReport report) {
        write(folder.root(), root -> ReportFolder.write(report, root));
    }

    @FunctionalInterface
    private interface Writer {
        void write(Path file) throws IOException;
    }

    private static void write(Path file, Writer writer) {
        try {
            writer.write(file);
        } catch (IOException e) {
            throw StoreException.writing(file, e);
        }
    }
}
