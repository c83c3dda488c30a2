package io.exeunt.search.study;

import io.exeunt.ground.CsvCell;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.Dimension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Trials as a table (RFC 4180): number, design, state, a column per dimension, objective and limited quantity (its unit behind its name),
 * and why it failed. Real numbers are written so that they read back the same.
 */
public final class TrialsCsv {
    private final StoredStudy study;
    private final Appendable out;
    private long trial;

    /** A table of a study. */
    public TrialsCsv(StoredStudy study, Appendable out) {
        this.study = study;
        this.out = out;
    }

    /**
     * Writes heading and all trials.
     *
     * @return number of trials
     * @throws UncheckedIOException if that fails
     */
    public long write() {
        row(heading());
        study.forEach(each -> row(cells(each)));
        return trial;
    }

    private List<String> heading() {
        List<String> names = new ArrayList<>(List.of("trial", "design", "state"));
        study.space().dimensions().forEach(dimension -> names.add(dimension.name()));
        study.goals().objectives().forEach(each -> names.add(withUnit(each.name(), each.unit())));
        study.goals().constraints().forEach(each -> names.add("limited " + withUnit(each.name(), each.unit())));
        names.add("failure");
        return names;
    }

    private static String withUnit(String name, String unit) {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }

    private List<String> cells(Evaluation evaluation) {
        DesignPoint point = evaluation.point();
        List<String> cells = new ArrayList<>(List.of(
                String.valueOf(++trial), point.id(), evaluation.state().name().toLowerCase(Locale.ROOT)));
        for (int i = 0; i < study.space().dimensionCount(); i++) {
            cells.add(value(study.space().dimension(i), point.value(i)));
        }
        addValues(cells, evaluation.objectives(), study.goals().objectives().size());
        addValues(
                cells,
                evaluation.constraintValues(),
                study.goals().constraints().size());
        cells.add(evaluation.failure().orElse(""));
        return cells;
    }

    /** None where a trial failed. */
    private static void addValues(List<String> cells, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            cells.add(i < values.length ? String.valueOf(values[i]) : "");
        }
    }

    private static String value(Dimension dimension, double value) {
        if (dimension instanceof Dimension.Choice choice) {
            return choice.options().get((int) value);
        }
        if (dimension instanceof Dimension.RealRange) {
            return String.valueOf(value);
        }
        return dimension instanceof Dimension.Flag ? String.valueOf(value != 0) : String.valueOf((long) value);
    }

    private void row(List<String> cells) {
        try {
            String separator = "";
            for (String cell : cells) {
                out.append(separator).append(CsvCell.of(cell));
                separator = ",";
            }
            out.append("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
