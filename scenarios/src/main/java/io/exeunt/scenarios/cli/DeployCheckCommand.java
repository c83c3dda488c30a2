package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.measure.Sampling;
import io.exeunt.hwmodels.measure.TimeSource;
import io.exeunt.scenarios.workbench.DeploymentCheck;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt deploy check}. */
@Command(
        name = "check",
        description = {
            "Runs a deployed design here on the samples beside it, one after the other on one thread, and prints what was predicted beside"
                    + " what was measured. Fails if a sample leaves elsewhere, or with another answer, than the simulator said.",
            ""
        },
        footer = {"", "Examples:", "  exeunt deploy check deployed"})
@ExitCodes({ExitCode.CHECK_MISSED, ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class DeployCheckCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "<folder>", description = "What exeunt deploy has written.")
    private Path folder = Path.of("");

    @Option(
            names = "--time",
            paramLabel = "<which>",
            defaultValue = "elapsed",
            description = "elapsed (default), or processor: what a sample takes where nothing else runs.")
    private Sampling.Time time = Sampling.Time.ELAPSED;

    DeployCheckCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        DeploymentCheck check =
                context.working(run -> context.services().workbench().get().checkDeployment(folder, nanos(), run));
        Listing table = new Listing("", "predicted", "measured here");
        table.row("accuracy", percent(check.predictedAccuracy()), percent(check.measuredAccuracy()));
        for (DeploymentCheck.Stage stage : check.stages()) {
            table.row("leave at " + stage.exit(), percent(stage.predictedShare()), percent(stage.measuredShare()));
        }
        table.row("mean latency", predicted(check), ms(check.measuredLatencyS()));
        table.row("p95 latency", "", ms(check.measuredP95LatencyS()));
        for (DeploymentCheck.Stage stage : check.stages()) {
            table.row("latency to " + stage.exit(), ms(stage.predictedLatencyS()), ms(stage.measuredLatencyS()));
        }
        table.print(context.terminal());
        context.out()
                .println(String.format(
                        Locale.ROOT,
                        "%,d of %,d samples left where the simulator said, with the answer that it said",
                        check.alike(),
                        check.samples()));
        return (check.alike() == check.samples() ? ExitCode.OK : ExitCode.CHECK_MISSED).code();
    }

    private LongSupplier nanos() {
        TimeSource source = MeasureCommand.stopwatch();
        return switch (time) {
            case ELAPSED -> source.nanos();
            case PROCESSOR -> source.processorNanos();
        };
    }

    private static String predicted(DeploymentCheck check) {
        return Double.isNaN(check.predictedLatencyS())
                ? "not modelled"
                : ms(check.predictedLatencyS()) + " on " + check.board();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static String ms(double seconds) {
        return Double.isNaN(seconds) ? "–" : String.format(Locale.ROOT, "%.3f ms", 1e3 * seconds);
    }
}
