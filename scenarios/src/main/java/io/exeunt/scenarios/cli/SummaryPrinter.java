package io.exeunt.scenarios.cli;

import io.exeunt.ground.progress.Phase;
import io.exeunt.scenarios.workbench.Summary;
import java.util.stream.Collectors;

/** Prints how a piece of work ended: the verdict, then numbers, times and files. */
final class SummaryPrinter {
    private SummaryPrinter() {}

    static void print(Summary summary, Terminal terminal) {
        new Listing("").row(summary.verdict()).print(terminal);
        Listing table = new Listing("", "");
        summary.figures().forEach(figure -> table.row("  " + figure.name(), figure.value()));
        if (!summary.phases().isEmpty()) {
            table.row("  time", phases(summary));
        }
        summary.files().forEach(file -> table.row("  written", file.toString()));
        table.print(terminal);
    }

    static ExitCode exitCode(Summary summary) {
        return switch (summary.status()) {
            case COMPLETE -> ExitCode.OK;
            case FAILED_TRIALS -> ExitCode.FAILED_TRIALS;
            case INFEASIBLE -> ExitCode.INFEASIBLE;
        };
    }

    private static String phases(Summary summary) {
        double total = summary.phases().stream().mapToDouble(Phase::seconds).sum();
        return Format.duration(total) + ": "
                + summary.phases().stream().map(SummaryPrinter::phase).collect(Collectors.joining(", "));
    }

    private static String phase(Phase phase) {
        return phase.name() + " " + Format.duration(phase.seconds()) + (phase.cached() ? " (cached)" : "");
    }
}
