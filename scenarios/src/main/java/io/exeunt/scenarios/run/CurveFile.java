package io.exeunt.scenarios.run;

import io.exeunt.explore.result.LearningCurve;
import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.BoundedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How exits learned, beside the network or its checkpoint: one line per epoch and exit.
 *
 * @param path of the file
 */
record CurveFile(Path path) {
    /** Name of the file. */
    static final String NAME = "curves.csv";

    private static final String HEADER = "epoch,exit,samples,train_accuracy,fit_accuracy";
    private static final long MOST_BYTES = 16 * BoundedFile.MIB;

    /**
     * One exit after one epoch.
     *
     * @param epoch from 1
     * @param exit its name
     * @param samples looked at of either kind
     * @param train share of training samples that it answers right
     * @param fit the same on samples of <em>fit</em>
     */
    record Row(int epoch, String exit, int samples, double train, double fit) {
        private static Row parse(String line) {
            String[] cells = line.split(",", -1);
            return new Row(
                    Integer.parseInt(cells[0]),
                    cells[1],
                    Integer.parseInt(cells[2]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4]));
        }

        private String line() {
            return String.format(Locale.ROOT, "%d,%s,%d,%.6f,%.6f", epoch, exit, samples, train, fit);
        }
    }

    static CurveFile in(Path folder) {
        return new CurveFile(folder.resolve(NAME));
    }

    /** All rows; none where there is no such file or it is damaged: curves are told, never needed. */
    List<Row> read() throws IOException {
        if (!Files.isRegularFile(path)) {
            return List.of();
        }
        try {
            return BoundedFile.text(path, MOST_BYTES, "learning curves")
                    .lines()
                    .skip(1)
                    .map(Row::parse)
                    .toList();
        } catch (NumberFormatException | IndexOutOfBoundsException damaged) {
            return List.of();
        }
    }

    /** Adds the rows of an epoch, in place of what was there of it and of later ones: a resumed training repeats them. */
    void add(int epoch, List<Row> rows) throws IOException {
        List<Row> all = new ArrayList<>(
                read().stream().filter(row -> row.epoch() < epoch).toList());
        all.addAll(rows);
        AtomicFile.write(path, all.stream().map(Row::line).collect(Collectors.joining("\n", HEADER + "\n", "\n")));
    }

    /** The curves of a system's exits, in the order of its exits; none where an epoch is missing. */
    List<LearningCurve> curves(String system) throws IOException {
        Map<String, List<Row>> byExit = new LinkedHashMap<>();
        read().forEach(row ->
                byExit.computeIfAbsent(row.exit(), exit -> new ArrayList<>()).add(row));
        return byExit.entrySet().stream()
                .filter(exit -> complete(exit.getValue()))
                .map(exit -> curve(system, exit.getKey(), exit.getValue()))
                .toList();
    }

    private static boolean complete(List<Row> rows) {
        return rows.get(rows.size() - 1).epoch() == rows.size();
    }

    private static LearningCurve curve(String system, String exit, List<Row> rows) {
        return new LearningCurve(
                system,
                exit,
                rows.get(0).samples(),
                rows.stream().map(Row::train).toList(),
                rows.stream().map(Row::fit).toList());
    }
}
