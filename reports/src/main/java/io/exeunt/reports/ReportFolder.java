package io.exeunt.reports;

import io.exeunt.explore.result.StudyReport;
import io.exeunt.explore.result.Winners;
import io.exeunt.ground.AtomicFile;
import io.exeunt.reports.html.HtmlReport;
import io.exeunt.reports.svg.ParetoPicture;
import io.exeunt.reports.table.DesignCsv;
import io.exeunt.reports.table.FrontJson;
import io.exeunt.reports.table.FrontTable;
import io.exeunt.reports.table.HistoryCsv;
import io.exeunt.reports.table.WinnersTable;
import java.io.IOException;
import java.nio.file.Path;

/** Everything that is written about a study, into one folder. */
public final class ReportFolder {
    private ReportFolder() {}

    /**
     * Writes {@code report.html}, {@code front.csv}, {@code front.json}, {@code front.md}, {@code designs.csv}, {@code history.csv},
     * {@code pareto.svg} and {@code pareto.png}; each file whole or not at all.
     *
     * @param report what to write
     * @param folder made if it is missing
     */
    public static void write(StudyReport report, Path folder) throws IOException {
        AtomicFile.write(folder.resolve("front.json"), FrontJson.of(report));
        AtomicFile.write(folder.resolve("front.csv"), DesignCsv.front(report));
        AtomicFile.write(folder.resolve("front.md"), markdown(report));
        AtomicFile.write(folder.resolve("designs.csv"), DesignCsv.all(report));
        AtomicFile.write(folder.resolve("history.csv"), HistoryCsv.of(report.history()));
        HtmlReport.write(report, folder.resolve("report.html"));
        ParetoPicture.writeSvg(report, folder.resolve("pareto.svg"));
        ParetoPicture.writePng(report, folder.resolve("pareto.png"));
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
