package io.exeunt.scenarios.dashboard;

import io.exeunt.ground.Sha256;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.html.RunEntry;
import io.exeunt.scenarios.run.StudyGlance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks for studies and sweeps below a folder. Nothing is locked or written; what is half written is shown as it is. */
final class RunFinder {
    private static final int DEEPEST = 4;
    private static final int MOST = 1_000;
    private static final int ID_LETTERS = 16;
    /** Of so many runs that changed last the front is shown while they have not ended. */
    private static final int MOST_FRONTS = 24;

    /** Without a sign of life for so long a run that has not finished counts as stopped. */
    private static final Duration QUIET = Duration.ofSeconds(60);

    private final Path root;
    private final InstantSource clock;
    private final JournalFronts fronts = new JournalFronts();

    RunFinder(Path root, InstantSource clock) {
        this.root = root.toAbsolutePath().normalize();
        this.clock = clock;
    }

    /** Those there are, the ones that changed last first; cells of a sweep are counted with it. */
    List<Run> runs() {
        List<Path> folders = new ArrayList<>();
        collect(root, 0, folders);
        List<Path> shown = folders.stream()
                .sorted(Comparator.comparing(RunFinder::changed).reversed().thenComparing(Path::compareTo))
                .limit(MOST)
                .toList();
        return IntStream.range(0, shown.size())
                .mapToObj(place -> run(shown.get(place), place < MOST_FRONTS))
                .toList();
    }

    private static void collect(Path folder, int depth, List<Path> found) {
        if (isStudy(folder) || isSweep(folder)) {
            found.add(folder);
        } else if (depth < DEEPEST) {
            inside(folder).forEach(each -> collect(each, depth + 1, found));
        }
    }

    /** Folders, links left aside: they may lead anywhere. */
    private static List<Path> inside(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> Files.isDirectory(each) && !Files.isSymbolicLink(each))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException gone) {
            return List.of();
        }
    }

    private static boolean isStudy(Path folder) {
        return Files.isRegularFile(folder.resolve("study.json"))
                || Files.isRegularFile(folder.resolve("scenario.resolved.yaml"));
    }

    private static boolean isSweep(Path folder) {
        return Files.isRegularFile(folder.resolve("sweep.keys"));
    }

    private Run run(Path folder, boolean withFront) {
        String name = folder.equals(root) ? "." : root.relativize(folder).toString();
        String id = Sha256.of(name.getBytes(StandardCharsets.UTF_8)).substring(0, ID_LETTERS);
        return new Run(folder, isSweep(folder) ? sweep(id, name, folder) : study(id, name, folder, withFront));
    }

    private RunEntry study(String id, String name, Path folder, boolean withFront) {
        StudyGlance glance = StudyGlance.at(folder);
        long done = lines(folder.resolve("trials.jsonl"));
        boolean begunAnew = newer(folder.resolve("trials.jsonl"), folder.resolve("manifest.json"));
        String state = glance.ended().filter(ended -> !begunAnew).orElseGet(() -> unfinished(folder));
        String of = glance.evaluations() > 0 ? " of " + Numbers.count(glance.evaluations()) : "";
        String progress = Numbers.count(done) + of + " evaluations";
        return new RunEntry(
                id,
                name,
                "study",
                state,
                progress,
                glance.verdict(),
                Files.isRegularFile(folder.resolve("result.json.gz")),
                withFront && (glance.ended().isEmpty() || begunAnew) ? fronts.of(folder) : "");
    }

    private RunEntry sweep(String id, String name, Path folder) {
        List<Path> cells = inside(folder.resolve("cells"));
        long finished = cells.stream()
                .filter(cell -> Files.isRegularFile(cell.resolve("manifest.json")))
                .count();
        boolean page = Files.isRegularFile(folder.resolve("sweep.html"));
        String state = page ? "complete" : unfinished(folder);
        String progress = Numbers.count(finished) + " of " + Numbers.plural(cells.size(), "cell") + " begun finished";
        return new RunEntry(id, name, "sweep", state, progress, "", page, "");
    }

    private String unfinished(Path folder) {
        Instant last = changed(folder).toInstant();
        return Duration.between(last, clock.instant()).compareTo(QUIET) < 0 ? "running" : "stopped";
    }

    /** When anything in it was last written. */
    private static FileTime changed(Path folder) {
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return files.map(RunFinder::time).max(Comparator.naturalOrder()).orElse(FileTime.fromMillis(0));
        } catch (IOException | UncheckedIOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static boolean newer(Path file, Path than) {
        return Files.isRegularFile(file) && time(file).compareTo(time(than)) > 0;
    }

    /** Lines behind the first, which says what the file is. */
    private static long lines(Path file) {
        if (!Files.isRegularFile(file)) {
            return 0;
        }
        long lines = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        } catch (IOException gone) {
            return 0;
        }
        return Math.max(0, lines - 1);
    }
}
