package io.exeunt.reports.check;

import io.exeunt.ground.AtomicFile;
import io.exeunt.hwmodels.calibration.PowerCheck;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.reports.svg.ClockPicture;
import io.exeunt.reports.svg.Picture;
import io.exeunt.reports.svg.PredictionPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that is written about a check, into one folder. */
public final class CheckFolder {
    private CheckFolder() {}

    /**
     * Writes {@code check.html}, {@code predictions.csv}, and as SVG and PNG {@code predicted} against measured and, where several clocks
     * were measured, {@code clocks}; each file whole or not at all.
     *
     * @param report what to write
     * @param folder made if it is missing
     * @return the files, most important first
     */
    public static List<Path> write(CheckReport report, Path folder) throws IOException {
        Map<String, Picture> pictures = pictures(report);
        List<Path> files = new ArrayList<>();
        files.add(text(folder.resolve("check.html"), CheckPage.render(report, List.copyOf(pictures.values()))));
        files.add(text(
                folder.resolve("predictions.csv"),
                CheckTables.predictions(report).csv()));
        for (Map.Entry<String, Picture> picture : pictures.entrySet()) {
            files.add(folder.resolve(picture.getKey() + ".svg"));
            picture.getValue().write(folder.resolve(picture.getKey() + ".svg"));
            files.add(folder.resolve(picture.getKey() + ".png"));
            picture.getValue().write(folder.resolve(picture.getKey() + ".png"));
        }
        return files;
    }

    /**
     * Writes {@code predictions.csv} of powers and energies, one row per measurement, whole or not at all.
     *
     * @return the file
     */
    public static Path write(PowerCheck check, Device device, Path folder) throws IOException {
        return text(
                folder.resolve("predictions.csv"),
                CheckTables.powers(check, device).csv());
    }

    private static Map<String, Picture> pictures(CheckReport report) {
        Map<String, Picture> pictures = new LinkedHashMap<>();
        pictures.put("predicted", PredictionPicture.of(report.title(), report.check()));
        ClockPicture.of(report.title(), report.check(), report.states())
                .ifPresent(picture -> pictures.put("clocks", picture));
        return pictures;
    }

    private static Path text(Path file, String text) throws IOException {
        AtomicFile.write(file, text);
        return file;
    }
}
