package io.exeunt.reports;

import io.exeunt.explore.result.StudyReport;
import io.exeunt.explore.result.Winners;
import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.parallel.DaemonPool;
import io.exeunt.reports.html.HtmlReport;
import io.exeunt.reports.svg.ParetoPicture;
import io.exeunt.reports.table.DesignCsv;
import io.exeunt.reports.table.FrontJson;
import io.exeunt.reports.table.FrontTable;
import io.exeunt.reports.table.HistoryCsv;
import io.exeunt.reports.table.WinnersTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;

/** Everything that is written about a study, into one folder. */
public final class ReportFolder {
    private ReportFolder() {}

    /**
     * Writes {@code report.html}, {@code front.csv}, {@code front.json}, {@code front.md}, {@code designs.csv}, {@code history.csv},
     * {@code pareto.svg} and {@code pareto.png}; each file whole or not at all, several at once.
     *
     * @param report what to write
     * @param folder made if it is missing
     */
    public static void write(StudyReport report, Path folder) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        try (DaemonPool pool = new DaemonPool("report", threads)) {
            List<Future<?>> pending = new ArrayList<>();
            for (Part part : parts(report, folder)) {
                pending.add(pool.submit(() -> written(part)));
            }
            pending.forEach(pool::join);
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    /** The slowest first. */
    private static List<Part> parts(StudyReport report, Path folder) {
        return List.of(
                () -> HtmlReport.write(report, folder.resolve("report.html")),
                () -> ParetoPicture.writeSvg(report, folder.resolve("pareto.svg")),
                () -> AtomicFile.write(folder.resolve("designs.csv"), DesignCsv.all(report)),
                () -> ParetoPicture.writePng(report, folder.resolve("pareto.png")),
                () -> AtomicFile.write(folder.resolve("front.json"), FrontJson.of(report)),
                () -> AtomicFile.write(folder.resolve("front.csv"), DesignCsv.front(report)),
                () -> AtomicFile.write(folder.resolve("front.md"), markdown(report)),
                () -> AtomicFile.write(folder.resolve("history.csv"), HistoryCsv.of(report.history())));
    }

    @FunctionalInterface
    private interface Part {
        void write() throws IOException;
    }

    private static void written(Part part) {
        try {
            part.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String markdown(StudyReport report) {
        return FrontTable.front(report).markdown() + "\n"
                + FrontTable.baselines(report).markdown()
                + winners(report.winners());
    }

    private static String winners(Winners winners) {
        String policies = winners.stretches().isEmpty()
                ? ""
                : "\n" + WinnersTable.policies(winners).markdown();
        String governors = winners.governors().isEmpty()
                ? ""
                : "\n" + WinnersTable.governors(winners).markdown();
        return policies + governors;
    }
}
