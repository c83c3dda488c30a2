package io.exeunt.scenarios.run;

import io.exeunt.explore.StudyPlaces;
import io.exeunt.ground.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a study.
 *
 * @param root the study's folder
 */
record StudyFolder(Path root) {
    Path manifest() {
        return root.resolve("manifest.json");
    }

    Path scenario() {
        return root.resolve("scenario.resolved.yaml");
    }

    Path report() {
        return root.resolve("report.html");
    }

    Path frontCsv() {
        return root.resolve("front.csv");
    }

    Path frontJson() {
        return root.resolve("front.json");
    }

    Path paretoSvg() {
        return root.resolve("pareto.svg");
    }

    Path paretoPng() {
        return root.resolve("pareto.png");
    }

    /** All that the report shows. */
    Path result() {
        return root.resolve("result.json.gz");
    }

    /** The front of the result alone, where it was asked for. */
    Path keptFront() {
        return root.resolve(".front.json");
    }

    /** What the study was made from. */
    StudyInputs inputs() {
        return new StudyInputs(root.resolve("inputs"));
    }

    /** Where its journals lie. */
    StudyPlaces places() {
        return new StudyPlaces(root, exitsAtMaxClocks(), randomSearch());
    }

    /** Locked while a run works on the folder. */
    Path lock() {
        return root.resolve(".run.lock");
    }

    /** Every folder that a run writes to, outer ones first. */
    List<Path> folders() {
        return List.of(root, root.resolve("inputs"), root.resolve("baselines"), exitsAtMaxClocks(), randomSearch());
    }

    Path exitsAtMaxClocks() {
        return root.resolve("baselines").resolve("exits-at-max-clocks");
    }

    Path randomSearch() {
        return root.resolve("baselines").resolve("random-search");
    }

    /** Refuses a folder in which no study has come to its end. */
    void requireFinished() {
        for (Path file : List.of(manifest(), result())) {
            if (!Files.isRegularFile(file)) {
                throw new InvalidInputException(
                        root.toString(),
                        "no finished study: " + file.getFileName() + " is missing",
                        "run it first: exeunt run <scenario.yaml> --output " + root);
            }
        }
    }

    /** Files for programs, most important first. */
    List<Path> tables() {
        return List.of(frontCsv(), frontJson(), manifest());
    }

    /** All files that a run writes for its user, most important first. */
    List<Path> allFiles() {
        List<Path> files = new ArrayList<>(List.of(report(), paretoSvg(), paretoPng()));
        files.addAll(tables());
        return files;
    }
}
