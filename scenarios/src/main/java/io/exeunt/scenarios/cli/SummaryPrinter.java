package io.exeunt.scenarios.cli;

import io.exeunt.ground.progress.Phase;
import io.exeunt.reports.format.TextScatter;
import io.exeunt.scenarios.workbench.Summary;
import java.util.List;
import java.util.stream.Collectors;

/** Prints how a piece of work ended: the verdict, the front in letters, then numbers, times and files. */
final class SummaryPrinter {
    private static final int WIDEST = 72;
    private static final int HEIGHT = 10;

    private SummaryPrinter() {}

    static void print(Summary summary, Terminal terminal) {
        new Listing("").row(summary.verdict()).print(terminal);
        summary.front().ifPresent(front -> sketch(front, terminal));
        Listing table = new Listing("", "");
        summary.figures().forEach(figure -> table.row("  " + figure.name(), figure.value()));
        if (!summary.phases().isEmpty()) {
            table.row("  time", phases(summary));
        }
        summary.files().forEach(file -> table.row("  written", file.toString()));
        table.print(terminal);
    }

    private static void sketch(TextScatter front, Terminal terminal) {
        List<String> lines = front.lines(Math.min(WIDEST, terminal.width()) - 2, HEIGHT);
        if (!lines.isEmpty()) {
            terminal.out().println();
            lines.forEach(line -> terminal.out().println("  " + line));
            terminal.out().println();
        }
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
