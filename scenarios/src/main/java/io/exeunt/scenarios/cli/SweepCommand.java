package io.exeunt.scenarios.cli;

import io.exeunt.explore.sweep.Axis;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.parallel.Workers;
import io.exeunt.scenarios.sweep.AxisFile;
import io.exeunt.scenarios.sweep.AxisValues;
import io.exeunt.scenarios.sweep.CellCluster;
import io.exeunt.scenarios.sweep.CellExecutor;
import io.exeunt.scenarios.sweep.SweepPlan;
import io.exeunt.scenarios.sweep.SweepPlanner;
import io.exeunt.scenarios.sweep.SweepPlanner.Misfits;
import io.exeunt.scenarios.sweep.SweepPlanner.Size;
import io.exeunt.scenarios.sweep.SweepRun;
import io.exeunt.scenarios.workbench.StudyMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt sweep}. */
@Command(
        name = "sweep",
        description = {
            "Runs a study for every combination of the values that are varied, and writes one page about all of them.",
            "Interrupted or killed it goes on from the cells that are finished. A cell that fails is named, and the others go on; the exit"
                    + " code is then 4.",
            ""
        },
        footer = {
            "",
            "docs/sweeps.md explains ranges, what-ifs and files.",
            "",
            "Examples:",
            "  exeunt sweep scenarios/quickstart.yaml --vary device.id=jetson-tx2,raspberry-pi-5 --vary seed=1..3",
            "  exeunt sweep s.yaml --vary budget.latency_budget_ms=0.2..0.8/4 --vary device.domains.emc.max_mhz=800,1600",
            "  exeunt sweep s.yaml --axes sweep.yaml --threads 8 --dry-run",
            "  exeunt sweep s.yaml --axes sweep.yaml --on spark://host:7077"
        })
@ExitCodes({ExitCode.FAILED_TRIALS, ExitCode.INFEASIBLE, ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class SweepCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "<scenario.yaml>", description = "Scenario of which the cells are made.")
    private Path file = Path.of("");

    @Option(
            names = "--vary",
            paramLabel = "<key=values>",
            description =
                    "What varies: a key as for --set, and values a,b,c or ranges 1..3, 0.2..0.8/4 (how many), 0.2..0.8:0.1"
                            + " (step). May be repeated.")
    private List<String> varied = new ArrayList<>();

    @Option(
            names = "--axes",
            paramLabel = "<file.yaml>",
            description = "File with the same under 'sweep:'; --vary adds to it.")
    private @Nullable Path axesFile;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<folder>",
            description = "Folder of the sweep; default: the scenario's report.folder with -sweep.")
    private @Nullable Path output;

    @Option(names = "--restart", description = "Begin all cells anew.")
    private boolean restart;

    @Option(
            names = "--threads",
            paramLabel = "<number>",
            defaultValue = "2",
            description = "Cells at a time, 1 to 256; it changes no result. Default: 2.")
    private int threads;

    @Option(
            names = "--on",
            paramLabel = "<cluster>",
            description =
                    "Compute the cells with Apache Spark: spark://host:7077, local[*], or spark-submit in a job of spark-submit;"
                            + " it changes no result (docs/scaling.md).")
    private @Nullable String cluster;

    @Option(names = "--dry-run", description = "Only list the cells and how many designs they would evaluate.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Take more than 10,000 cells.")
    private boolean yes;

    @Option(
            names = "--skip-invalid",
            description = "Count cells whose values don't go together as failed, instead of refusing the sweep.")
    private boolean skipInvalid;

    SweepCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        OptionBounds.within("--threads", threads, 1, Workers.MOST_THREADS);
        if (output != null && Files.isRegularFile(output)) {
            throw new InvalidInputException("--output", "Expected a folder, given the file " + output, null);
        }
        SweepPlan plan = Workers.one(
                this::plan,
                context.services().cancellation(),
                "stopped while the cells were planned; finished ones are kept");
        if (dryRun) {
            DryRunPrinter.print(plan, context.out());
            return ExitCode.OK.code();
        }
        StudyMode mode = restart ? StudyMode.RESTART : StudyMode.RESUME;
        CellExecutor executor = executor();
        var summary = context.working(run -> new SweepRun(
                        context.services().workbench().get(),
                        plan,
                        file,
                        assignments -> context.cell(file, assignments),
                        run)
                .run(mode, executor, Version.number()));
        SummaryPrinter.print(summary, context.terminal());
        return SummaryPrinter.exitCode(summary).code();
    }

    private CellExecutor executor() {
        return cluster == null
                ? CellExecutor.threads(threads)
                : CellCluster.ofThisBuild(cluster).at(cluster, Version.number());
    }

    private SweepPlan plan() {
        List<Axis> axes = new ArrayList<>(
                Optional.ofNullable(axesFile).map(AxisFile::read).orElse(List.of()));
        varied.forEach(text -> axes.add(AxisValues.parse("--vary", text)));
        return new SweepPlanner(
                        assignments -> context.cell(file, assignments).value(),
                        yes ? Size.LARGE : Size.USUAL,
                        skipInvalid ? Misfits.COUNT : Misfits.REFUSE)
                .plan(axes, Optional.ofNullable(output), command(axes));
    }

    /** What makes the same sweep, without what changes no result. */
    private String command(List<Axis> axes) {
        List<String> words = new ArrayList<>(List.of("exeunt", "sweep", file.toString()));
        axes.forEach(axis -> words.addAll(List.of("--vary", axis.key() + "=" + String.join(",", axis.values()))));
        context.globals().assignments().forEach(assignment -> words.addAll(List.of("--set", assignment)));
        return String.join(" ", words.stream().map(Failures::quoted).toList());
    }
}
