package io.exeunt.scenarios.cli;

import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.table.FrontTable;
import io.exeunt.reports.table.TextTable;
import io.exeunt.reports.table.TextTable.Column;
import io.exeunt.scenarios.run.FinishedStudy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt table}. */
@Command(
        name = "table",
        description = {"Prints the front or the baselines of a study as a table, for the terminal or a paper.", ""},
        footer = {
            "",
            "Examples:",
            "  exeunt table runs/quickstart --rows 8",
            "  exeunt table runs/quickstart --format latex --columns Design,Accuracy,Energy,Policy",
            "  exeunt table runs/quickstart --of baselines --format md"
        })
final class StudyTableCommand implements Callable<Integer> {
    private static final int MOST_ROWS = 10_000;

    private final CommandContext context;

    @Parameters(paramLabel = "<study>", description = "Study folder that run or search has written.")
    private Path study = Path.of("");

    /** Which designs. */
    enum Of {
        FRONT,
        BASELINES;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** For whom. */
    enum Form {
        PLAIN,
        MD,
        LATEX,
        CSV;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--of",
            paramLabel = "<what>",
            defaultValue = "front",
            description = "front or baselines; default: front.")
    private Of of = Of.FRONT;

    @Option(
            names = "--format",
            paramLabel = "<form>",
            defaultValue = "plain",
            description = "plain, md, latex (booktabs) or csv; default: plain.")
    private Form form = Form.PLAIN;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "<title>",
            description = "Columns by their titles, in this order; default: all.")
    private List<String> columns = new ArrayList<>();

    @Option(
            names = "--rows",
            paramLabel = "<number>",
            defaultValue = "10000",
            description = "At most so many rows, evenly spaced by accuracy; default: 10000.")
    private int rows;

    StudyTableCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        OptionBounds.within("--rows", rows, 1, MOST_ROWS);
        StudyReport report = FinishedStudy.in(study).report();
        TextTable all = of == Of.FRONT ? FrontTable.front(report, rows) : FrontTable.baselines(report);
        context.out().print(text(columns.isEmpty() ? all : chosen(all)));
        return ExitCode.OK.code();
    }

    private String text(TextTable table) {
        return switch (form) {
            case PLAIN -> String.join("\n", table.lines(context.terminal().width())) + "\n";
            case MD -> table.markdown();
            case LATEX -> table.latex();
            case CSV -> table.csv();
        };
    }

    private TextTable chosen(TextTable all) {
        List<String> titles = all.columns().stream().map(Column::title).toList();
        return all.only(columns.stream()
                .map(String::strip)
                .map(wanted -> title(wanted, titles))
                .distinct()
                .toList());
    }

    /** A title is known with its unit and without. */
    private static String title(String wanted, List<String> titles) {
        List<String> words = titles.stream().map(StudyTableCommand::withoutUnit).toList();
        return titles.stream()
                .filter(title -> title.equals(wanted) || withoutUnit(title).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "--columns",
                        "no column '" + wanted + "'; there are " + Numbers.plural(titles.size(), "column") + ": "
                                + String.join(", ", words),
                        Suggestion.hint(wanted, words).orElse(null)));
    }

    private static String withoutUnit(String title) {
        int unit = title.indexOf(" (");
        return unit < 0 ? title : title.substring(0, unit);
    }
}
