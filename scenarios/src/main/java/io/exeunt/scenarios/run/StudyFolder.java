package io.exeunt.scenarios.run;

import io.exeunt.explore.StudyPlaces;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.scenarios.workbench.StudyMode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a study.
 *
 * @param root the study's folder
 */
record StudyFolder(Path root) {
    /** What the search module keeps in a folder. */
    private static final List<String> STUDY_FILES = List.of("study.json", "trials.jsonl");

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

    /** What the study was made from. */
    StudyInputs inputs() {
        return new StudyInputs(root.resolve("inputs"));
    }

    /** Where its journals lie. */
    StudyPlaces places() {
        return new StudyPlaces(root, exitsAtMaxClocks(), randomSearch());
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

    /** Creates the folder and, when a study is begun anew, takes the old one's journals away. */
    void prepare(StudyMode mode) {
        try {
            Files.createDirectories(root);
            if (mode == StudyMode.RESTART) {
                for (Path journal : journals()) {
                    delete(journal);
                }
            }
        } catch (IOException e) {
            throw StoreException.writing(root, e);
        }
    }

    /** Deletes a journal unless another run is writing to it; journals are locked while they are open. */
    private static void delete(Path journal) throws IOException {
        if (!Files.exists(journal)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock == null) {
                throw new StoreException(journal + ": another run of this study is writing to it");
            }
            Files.delete(journal);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    private List<Path> journals() {
        return Stream.of(root, exitsAtMaxClocks(), randomSearch())
                .flatMap(folder -> STUDY_FILES.stream().map(folder::resolve))
                .toList();
    }
}
