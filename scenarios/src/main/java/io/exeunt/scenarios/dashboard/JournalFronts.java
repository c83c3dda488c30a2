package io.exeunt.scenarios.dashboard;

import io.exeunt.explore.DesignObjective;
import io.exeunt.explore.result.Evenly;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.ExeuntException;
import io.exeunt.reports.svg.FrontThumbnail;
import io.exeunt.reports.svg.FrontThumbnail.Point;
import io.exeunt.search.front.ParetoArchive;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Objective;
import io.exeunt.search.study.StoredStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Fronts of studies that are under way, from their journals as far as those are written. A journal is read again when it has grown; a large
 * one when it has grown by a tenth. Safe for use by many threads.
 */
final class JournalFronts {
    /** Journals up to here are read as often as somebody looks. */
    private static final long SMALL_BYTES = 8L << 20;

    private static final int GROWN = 10;
    private static final int BLOCK = 4096;

    /** Most designs that are drawn. */
    private static final int MOST_DRAWN = 500;

    private final Map<Path, Look> looks = new ConcurrentHashMap<>();

    /**
     * What was seen of a journal.
     *
     * @param bytes it had
     * @param svg the front; "" where there is none yet
     */
    private record Look(long bytes, String svg) {
        boolean holds(long now) {
            return now == bytes || now > SMALL_BYTES && now > bytes && now - bytes < bytes / GROWN;
        }
    }

    /** The front of the study in a folder as a picture; "" where there is none to see yet. */
    String of(Path folder) {
        long bytes = size(folder.resolve("trials.jsonl"));
        return looks.compute(
                        folder, (same, seen) -> seen != null && seen.holds(bytes) ? seen : new Look(bytes, svg(folder)))
                .svg();
    }

    private static long size(Path journal) {
        try {
            return Files.size(journal);
        } catch (IOException none) {
            return 0;
        }
    }

    /** What is half written or damaged is shown as nothing: the run itself tells of it. */
    private static String svg(Path folder) {
        try {
            return svg(StoredStudy.in(folder));
        } catch (ExeuntException | InvalidInputException unreadable) {
            return "";
        }
    }

    private static String svg(StoredStudy study) {
        List<Side> sides = sides(study.goals().objectives());
        List<Evaluation> front = sides.size() < 2 ? List.of() : front(study);
        List<Point> points = Evenly.of(front, MOST_DRAWN).stream()
                .map(each -> new Point(sides.get(1).of(each), sides.get(0).of(each)))
                .filter(point -> Double.isFinite(point.x()) && Double.isFinite(point.y()))
                .toList();
        return points.isEmpty()
                ? ""
                : new FrontThumbnail(sides.get(1).title(), sides.get(0).title(), points).svg();
    }

    /** Error, as accuracy, before all others. */
    private static List<Side> sides(List<Objective> objectives) {
        return IntStream.range(0, objectives.size())
                .mapToObj(i -> new Side(objectives.get(i), i))
                .sorted(Comparator.comparing(side -> !side.isError()))
                .toList();
    }

    /** An objective as an axis. */
    private record Side(Objective objective, int index) {
        boolean isError() {
            return objective.name().equals(DesignObjective.ERROR.key());
        }

        double of(Evaluation trial) {
            double value = trial.objective(index);
            return isError() ? 100 * (1 - value) : value;
        }

        String title() {
            String name = objective.name();
            String words = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            return isError()
                    ? "Accuracy (%)"
                    : objective.unit().isEmpty() ? words : words + " (" + objective.unit() + ")";
        }
    }

    private static List<Evaluation> front(StoredStudy study) {
        ParetoArchive archive = new ParetoArchive();
        List<Evaluation> block = new ArrayList<>();
        study.forEach(trial -> {
            block.add(trial);
            if (block.size() == BLOCK) {
                archive.addAll(block);
                block.clear();
            }
        });
        archive.addAll(block);
        return archive.front().members();
    }
}
