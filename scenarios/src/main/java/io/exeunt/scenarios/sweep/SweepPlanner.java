package io.exeunt.scenarios.sweep;

import io.exeunt.explore.sweep.Axis;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.sweep.PlannedCell.Question;
import io.exeunt.scenarios.sweep.PlannedCell.Question.Asked;
import io.exeunt.scenarios.sweep.PlannedCell.Question.Wrong;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes the cells of a sweep, and asks back where something is unlikely to be meant.
 *
 * @param read reads the sweep's scenario with assignments
 * @param size how many cells are taken without asking
 * @param misfits what becomes of cells whose values don't go together
 */
public record SweepPlanner(Function<List<String>, Scenario> read, Size size, Misfits misfits) {
    /** More are asked back. */
    static final int UNASKED_CELLS = 10_000;

    /** More don't fit into memory. */
    static final int MOST_CELLS = 1_000_000;

    private static final int SHOWN = 3;

    /** Keys that change no question. */
    private static final Set<String> IDLE = Set.of(
            "name", "report", "report.folder", "search.threads", "training.threads", "training.checkpoint_interval_s");

    /** How many cells are taken. */
    public enum Size {
        /** Ten thousand, more are asked back. */
        USUAL,
        /** As many as fit into memory. */
        LARGE
    }

    /** What becomes of cells whose values don't go together. */
    public enum Misfits {
        /** The sweep is refused before any work. */
        REFUSE,
        /** They count as failed, and others go on. */
        COUNT
    }

    /**
     * Plans a sweep.
     *
     * @param axes what is varied, the last one fastest
     * @param output folder; empty for that of the scenario's report with "-sweep"
     * @param command that makes the sweep
     * @throws InvalidInputException if a key or value is wrong, or there are more cells than are taken
     */
    public SweepPlan plan(List<Axis> axes, Optional<Path> output, String command) {
        requireKeys(axes);
        requireSize(axes);
        List<List<String>> combinations = combinations(axes);
        Path folder = output.orElseGet(() -> besideStudies(axes, combinations.get(0)));
        List<PlannedCell> cells = combinations.stream()
                .map(values -> cell(axes, values, new SweepFiles(folder)))
                .toList();
        requireFit(cells);
        String title = cells.stream()
                .flatMap(cell -> cell.question() instanceof Asked asked
                        ? Optional.of(asked.scenario().name()).stream()
                        : Optional.<String>empty().stream())
                .findFirst()
                .orElseThrow();
        return new SweepPlan(title, folder, axes, cells, command);
    }

    private static void requireKeys(List<Axis> axes) {
        if (axes.isEmpty()) {
            throw new InvalidInputException(
                    "--vary", "Expected at least one key to vary, given none", "--vary seed=1..3, or --axes <file>");
        }
        List<String> seen = new ArrayList<>();
        for (Axis axis : axes) {
            if (seen.contains(axis.key())) {
                throw new InvalidInputException(
                        "--vary " + axis.key(),
                        "Expected each key once, given it twice",
                        "one list has all its values");
            }
            if (IDLE.contains(axis.key())) {
                throw new InvalidInputException(
                        "--vary " + axis.key(), "Expected a key that changes the question; this one does not", null);
            }
            seen.add(axis.key());
        }
    }

    private void requireSize(List<Axis> axes) {
        BigInteger cells = axes.stream()
                .map(axis -> BigInteger.valueOf(axis.values().size()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
        boolean large = size == Size.LARGE;
        if (cells.compareTo(BigInteger.valueOf(large ? MOST_CELLS : UNASKED_CELLS)) > 0) {
            throw new InvalidInputException(
                    "--vary",
                    String.format(
                            Locale.ROOT,
                            "Expected at most %,d cells%s, given %,d",
                            large ? MOST_CELLS : UNASKED_CELLS,
                            large ? "" : " without --yes",
                            cells),
                    large ? "several sweeps of fewer values" : "--yes if so many are meant; --dry-run lists them");
        }
    }

    private static List<List<String>> combinations(List<Axis> axes) {
        List<List<String>> all = List.of(List.of());
        for (Axis axis : axes) {
            List<List<String>> longer =
                    new ArrayList<>(all.size() * axis.values().size());
            for (List<String> values : all) {
                for (String value : axis.values()) {
                    List<String> more = new ArrayList<>(values);
                    more.add(value);
                    longer.add(List.copyOf(more));
                }
            }
            all = longer;
        }
        return all;
    }

    private Path besideStudies(List<Axis> axes, List<String> first) {
        Path study = asVaried(assignments(axes, first), List.of()).report().folder();
        return study.resolveSibling(study.getFileName() + "-sweep");
    }

    private static List<String> assignments(List<Axis> axes, List<String> values) {
        List<String> assignments = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            assignments.add(axes.get(i).key() + "=" + values.get(i));
        }
        return assignments;
    }

    private PlannedCell cell(List<Axis> axes, List<String> values, SweepFiles files) {
        List<String> assignments = assignments(axes, values);
        String name = SweepFiles.name(assignments);
        return new PlannedCell(values, assignments, name, question(assignments, files.cell(name)));
    }

    /** Cells are what threads share, so each searches on one. */
    private Question question(List<String> assignments, Path folder) {
        String quoted = folder.toString().replace("\\", "\\\\").replace("\"", "\\\"");
        try {
            return new Asked(asVaried(assignments, List.of("report.folder=\"" + quoted + "\"", "search.threads=1")));
        } catch (InvalidInputException e) {
            return new Wrong(e);
        }
    }

    /** Mistakes in what was varied are told as such. */
    private Scenario asVaried(List<String> assignments, List<String> own) {
        List<String> all = new ArrayList<>(assignments);
        all.addAll(own);
        try {
            return read.apply(all);
        } catch (InvalidInputException e) {
            throw told(assignments, e);
        }
    }

    private static InvalidInputException told(List<String> assignments, InvalidInputException e) {
        String message = String.valueOf(e.getMessage());
        for (String assignment : assignments) {
            if (message.startsWith("--set " + assignment + ": ")) {
                return renamed(message.substring("--set ".length()), e);
            }
        }
        return e;
    }

    private static InvalidInputException renamed(String message, InvalidInputException e) {
        int colon = message.indexOf(": ");
        String hintMark = System.lineSeparator() + "  Maybe ";
        int hint = message.indexOf(hintMark);
        return new InvalidInputException(
                "--vary " + message.substring(0, colon),
                message.substring(colon + 2, hint < 0 ? message.length() : hint),
                hint < 0 ? null : message.substring(hint + hintMark.length()),
                e);
    }

    private void requireFit(List<PlannedCell> cells) {
        List<InvalidInputException> wrong = cells.stream()
                .map(PlannedCell::question)
                .filter(Wrong.class::isInstance)
                .map(question -> ((Wrong) question).why())
                .toList();
        boolean none = wrong.size() == cells.size();
        if (none || misfits == Misfits.REFUSE && !wrong.isEmpty()) {
            throw refused(cells.size(), wrong);
        }
    }

    /** The same mistake at another value is told once. */
    private static String withoutPlace(String message) {
        return message.substring(message.indexOf(": ") + 1);
    }

    private static InvalidInputException refused(int cells, List<InvalidInputException> wrong) {
        List<InvalidInputException> distinct = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (InvalidInputException each : wrong) {
            String message = withoutPlace(String.valueOf(each.getMessage()));
            if (seen.size() < SHOWN && !seen.contains(message)) {
                seen.add(message);
                distinct.add(each);
            }
        }
        if (wrong.size() < cells) {
            distinct.add(new InvalidInputException(
                    "--vary",
                    String.format(Locale.ROOT, "%,d of %,d cells are wrong", wrong.size(), cells),
                    "--skip-invalid counts them as failed, and the others go on"));
        }
        return InvalidInputException.joined(distinct, distinct.size());
    }
}
