package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.scenarios.run.StudyOverlay;
import io.exeunt.scenarios.workbench.Summary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt report}. */
@Command(
        name = "report",
        description = {
            "Writes the report of a study anew from what is in its folder.",
            "Of several studies it writes one page that lays their fronts over each other.",
            ""
        },
        footer = {"", "Examples:", "  exeunt report runs/quickstart", "  exeunt report runs/tx2 runs/pi -o boards.html"
        })
@ExitCodes({ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class ReportCommand implements Callable<Integer> {
    private static final String OVERLAY = "studies.html";

    private final CommandContext context;

    @Parameters(arity = "1..*", paramLabel = "<study>", description = "Study folders that run or search has written.")
    private List<Path> studies = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<file>",
            description = "The page about several studies; default: " + OVERLAY + ".")
    private @Nullable Path output;

    ReportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        requireNothingElse();
        Summary summary = studies.size() == 1
                ? context.working(run -> context.services().workbench().get().report(studies.get(0), run))
                : overlay(output == null ? Path.of(OVERLAY) : output);
        SummaryPrinter.print(summary, context.terminal());
        return SummaryPrinter.exitCode(summary).code();
    }

    private Summary overlay(Path page) {
        StudyOverlay overlay = new StudyOverlay(studies, Version.number(), command(page));
        return context.working(run -> context.listening(() -> overlay.write(page)));
    }

    private String command(Path page) {
        List<String> words = new ArrayList<>(List.of("exeunt", "report"));
        studies.forEach(study -> words.add(study.toString()));
        words.addAll(List.of("-o", page.toString()));
        return String.join(" ", words.stream().map(Failures::quoted).toList());
    }

    private void requireNothingElse() {
        if (!context.globals().assignments().isEmpty()) {
            throw new InvalidInputException(
                    studies.get(0).toString(),
                    "a report shows the study as it was searched; --set and --seed have no effect on it",
                    "run the scenario with them, into another folder (--output).");
        }
        if (output != null && studies.size() == 1) {
            throw new InvalidInputException(
                    "--output",
                    "Expected several studies, given one, whose report is in its own folder",
                    "copy " + studies.get(0).resolve("report.html") + ": it is one file that needs no other");
        }
    }
}
