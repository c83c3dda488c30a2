package io.exeunt.scenarios.cli;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.Excerpt;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Reason;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.hwmodels.calibration.CsvTable;
import io.exeunt.hwmodels.calibration.IntervalCoverage;
import io.exeunt.hwmodels.validation.Accuracy;
import io.exeunt.reports.table.TextTable;
import io.exeunt.reports.table.TextTable.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt devices gate}. */
@Command(
        name = "gate",
        description = {
            "Repeats checks of boards against measurements, and shows how their errors have changed.",
            "Each line of the list is a name, a target in percent or '-', and the arguments of 'devices check', all with spaces"
                    + " between; {m} stands for the folder of the measurements. Lines that begin with # don't count.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  exeunt devices gate docs/gate.txt --measurements measured",
            "  exeunt devices gate docs/gate.txt --measurements measured --against docs/gate.csv --only pi4",
            "  exeunt devices gate docs/gate.txt --measurements measured -o docs/boards.md --csv docs/gate.csv"
        })
@ExitCodes({ExitCode.CHECK_MISSED, ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class GateCommand implements Callable<Integer> {
    private static final String ALL = "all";

    /** Of checks with more networks only the whole is written. */
    private static final int MOST_NETWORKS = 60;

    private final CommandContext context;

    @Parameters(paramLabel = "<checks.txt>", description = "The list of checks.")
    private Path list = Path.of("");

    @Option(names = "--measurements", required = true, paramLabel = "<folder>", description = "What {m} stands for.")
    private Path measurements = Path.of("");

    @Option(names = "--only", paramLabel = "<text>", description = "Only checks whose name contains this.")
    private String only = "";

    @Option(names = "--against", paramLabel = "<old.csv>", description = "Errors of an earlier time, to compare with.")
    private @Nullable Path against;

    @Option(names = "--csv", paramLabel = "<new.csv>", description = "Write errors per check and network there.")
    private @Nullable Path csv;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<table.md>",
            description = "Write the table as Markdown there.")
    private @Nullable Path output;

    @Option(
            names = "--most-worse",
            paramLabel = "<points>",
            defaultValue = "0.5",
            description =
                    "Exit code 6 if the mean error of a check grew by more percentage points (default: 0.5), or one fails.")
    private double mostWorse;

    GateCommand(CommandContext context) {
        this.context = context;
    }

    /** One line of the list. */
    private record Line(String name, String target, List<String> arguments) {}

    /** One check's figures: for all measurements and by network. */
    private record Outcome(Line line, Map<String, Accuracy> accuracies, Optional<IntervalCoverage> coverage) {
        double meanPercent() {
            return 100
                    * accuracies
                            .getOrDefault(ALL, accuracies.values().iterator().next())
                            .meanError();
        }
    }

    /** Said once, and not by every check. */
    private void requireMeasurements() {
        if (!Files.isDirectory(measurements)) {
            throw new InvalidInputException(
                    "--measurements",
                    "expected a folder, given " + measurements,
                    "the list's measurements lie elsewhere; nothing was checked");
        }
    }

    @Override
    public Integer call() {
        requireMeasurements();
        Map<List<String>, Double> old = against == null ? Map.of() : read(against);
        List<Outcome> outcomes = new ArrayList<>();
        boolean failed = false;
        for (Line line : lines()) {
            try {
                outcomes.add(context.listening(() -> outcome(line)));
                context.terminal().err().println("checked  " + line.name());
            } catch (InvalidInputException e) {
                failed = true;
                context.terminal().err().println("not checked  " + line.name() + ": " + e.getMessage());
            }
        }
        TextTable table = table(outcomes, old);
        context.out().print(table.plain());
        covered(outcomes).ifPresent(context.out()::println);
        write(output, table.markdown());
        write(csv, figures(outcomes).csv());
        return failed || outcomes.stream().anyMatch(each -> worse(each, old))
                ? ExitCode.CHECK_MISSED.code()
                : ExitCode.OK.code();
    }

    /** How many measurements of all checks lie in their intervals. */
    private static Optional<String> covered(List<Outcome> outcomes) {
        List<IntervalCoverage> known =
                outcomes.stream().flatMap(each -> each.coverage().stream()).toList();
        int all = known.stream().mapToInt(IntervalCoverage::known).sum();
        int held = known.stream().mapToInt(IntervalCoverage::held).sum();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "in 90 %% intervals: %d of %d measurements of %d checks (%.1f %%), mean over checks %.1f %%",
                        held,
                        all,
                        known.size(),
                        100.0 * held / all,
                        100
                                * known.stream()
                                        .mapToDouble(IntervalCoverage::share)
                                        .average()
                                        .orElseThrow()));
    }

    private List<Line> lines() {
        try {
            List<Line> lines = new ArrayList<>();
            List<String> texts = BoundedFile.text(list, BoundedFile.MIB, "a list of checks")
                    .lines()
                    .toList();
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i).strip();
                if (!text.isEmpty() && !text.startsWith("#")) {
                    lines.add(line(text, i + 1));
                }
            }
            return lines.stream().filter(line -> line.name().contains(only)).toList();
        } catch (IOException e) {
            throw new InvalidInputException(list.toString(), "can't be read: " + Reason.of(e), null, e);
        }
    }

    private Line line(String text, int number) {
        List<String> words = List.of(text.split("\\s+"));
        if (words.size() < 4 || !words.get(1).matches("-|[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            throw new InvalidInputException(
                    list + ":" + number,
                    "expected a name, a target in percent or '-', a board and files, given '" + Excerpt.ofValue(text)
                            + "'",
                    null);
        }
        return new Line(
                words.get(0),
                words.get(1),
                words.subList(2, words.size()).stream()
                        .map(word -> word.replace("{m}", measurements.toString()))
                        .toList());
    }

    private Outcome outcome(Line line) {
        CheckCommand check = new CheckCommand(context);
        CommandLine command = new CommandLine(check)
                .registerConverter(Path.class, new PathConverter())
                .setCaseInsensitiveEnumValuesAllowed(true);
        try {
            command.parseArgs(line.arguments().toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw new InvalidInputException(list + ", " + line.name(), String.valueOf(e.getMessage()), null, e);
        }
        CheckCommand.GateFigures figures = check.figures();
        return new Outcome(line, figures.accuracies(), figures.coverage());
    }

    private TextTable table(List<Outcome> outcomes, Map<List<String>, Double> old) {
        List<Column> columns = List.of(
                new Column("check", false),
                new Column("n", true),
                new Column("target", true),
                new Column("mean error", true),
                new Column("before", true),
                new Column("worst network", false),
                new Column("met", false),
                new Column("in 90 % interval", true));
        return new TextTable(
                columns, outcomes.stream().map(each -> row(each, old)).toList());
    }

    private static List<String> row(Outcome outcome, Map<List<String>, Double> old) {
        Line line = outcome.line();
        Double before = old.get(List.of(line.name(), ALL));
        Map.Entry<String, Accuracy> worst = outcome.accuracies().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(ALL))
                .max(Map.Entry.comparingByValue(Comparator.comparingDouble(Accuracy::meanError)))
                .orElseThrow();
        boolean aimed = !line.target().equals("-");
        return List.of(
                line.name(),
                Integer.toString(outcome.accuracies().values().iterator().next().count()),
                aimed ? line.target() + " %" : "",
                percent(outcome.meanPercent()),
                before == null ? "" : percent(before),
                (outcome.accuracies().size() <= MOST_NETWORKS ? worst.getKey() + " " : "")
                        + percent(100 * worst.getValue().meanError()),
                !aimed ? "" : outcome.meanPercent() <= Double.parseDouble(line.target()) ? "yes" : "no",
                outcome.coverage()
                        .map(each -> String.format(Locale.ROOT, "%.0f %%", 100 * each.share()))
                        .orElse(""));
    }

    private static String percent(double percent) {
        return String.format(Locale.ROOT, "%.2f %%", percent);
    }

    private static TextTable figures(List<Outcome> outcomes) {
        List<List<String>> rows = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            boolean single = outcome.accuracies().size() <= MOST_NETWORKS;
            outcome.accuracies().entrySet().stream()
                    .filter(entry -> single || entry.getKey().equals(ALL))
                    .forEach(entry -> rows.add(row(outcome, entry.getKey(), entry.getValue())));
        }
        return new TextTable(
                List.of(
                        new Column("check", false),
                        new Column("network", false),
                        new Column("n", true),
                        new Column("mean_error_percent", true)),
                rows);
    }

    private static List<String> row(Outcome outcome, String network, Accuracy accuracy) {
        return List.of(
                outcome.line().name(),
                network,
                Integer.toString(accuracy.count()),
                String.format(Locale.ROOT, "%.3f", 100 * accuracy.meanError()));
    }

    private static Map<List<String>, Double> read(Path file) {
        Map<List<String>, Double> errors = new LinkedHashMap<>();
        for (CsvTable.Row row : CsvTable.read(file)
                .requireColumns("check", "network", "mean_error_percent")
                .rows()) {
            errors.put(List.of(row.text("check"), row.text("network")), row.nonNegative("mean_error_percent"));
        }
        return errors;
    }

    private boolean worse(Outcome outcome, Map<List<String>, Double> old) {
        Double before = old.get(List.of(outcome.line().name(), ALL));
        return before != null && outcome.meanPercent() > before + mostWorse;
    }

    private void write(@Nullable Path file, String text) {
        if (file == null) {
            return;
        }
        try {
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw StoreException.writing(file, e);
        }
        context.terminal().err().println("written  " + file);
    }
}
