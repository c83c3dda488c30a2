package io.exeunt.reports;

import io.exeunt.explore.sweep.SweepReport;
import io.exeunt.ground.AtomicFile;
import io.exeunt.reports.html.SweepPage;
import io.exeunt.reports.table.SweepCsv;
import io.exeunt.reports.table.SweepFrontsCsv;
import io.exeunt.reports.table.SweepJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Everything that is written about a sweep, beside its cells. */
public final class SweepFolder {
    private SweepFolder() {}

    /**
     * Writes {@code sweep.html}, {@code sweep.csv} (a row per cell), {@code fronts.csv} (a row per design of every front) and {@code
     * sweep.json}; each file whole or not at all.
     *
     * @param sweep what to write
     * @param folder made if it is missing
     * @return the files, most important first
     */
    public static List<Path> write(SweepReport sweep, Path folder) throws IOException {
        return List.of(
                text(folder.resolve("sweep.html"), SweepPage.render(sweep)),
                text(folder.resolve("sweep.csv"), SweepCsv.of(sweep)),
                text(folder.resolve("fronts.csv"), SweepFrontsCsv.of(sweep)),
                text(folder.resolve("sweep.json"), SweepJson.of(sweep)));
    }

    private static Path text(Path file, String text) throws IOException {
        AtomicFile.write(file, text);
        return file;
    }
}
