package io.exeunt.scenarios.cli;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.ExitOverhead;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.measure.Sampling;
import io.exeunt.hwmodels.onnx.ImportOptions;
import io.exeunt.scenarios.workbench.ExitCostRequest;
import io.exeunt.scenarios.workbench.MeasuredExitCosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt devices measure-exits}. */
@Command(
        name = "measure-exits",
        description = {
            "Measures what leaving early costs on this machine with ONNX Runtime, beside segments and heads: going on with the next stage,"
                    + " the host's decision, an If. The same network is run to its end whole, in stages and with If nodes, in turn.",
            "With --device the result goes into a device file as exit_overheads, which simulations then charge (docs/measure.md).",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  exeunt devices measure-exits resnet20.onnx",
            "  exeunt devices measure-exits resnet20.onnx --device my.yaml -o my-staged.yaml"
        })
@ExitCodes({ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class MeasureExitsCommand implements Callable<Integer> {
    private static final String RUNTIME = "onnxruntime";
    private static final String SOURCE = "measured-exits";

    private final CommandContext context;

    @Parameters(arity = "1..*", paramLabel = "<model.onnx>", description = "Models of one input with several exits.")
    private List<Path> models = List.of();

    @Option(
            names = "--device",
            paramLabel = "<id|device.yaml>",
            description = "The board that this machine is, with a runtime onnxruntime.")
    private @Nullable String device;

    @Option(names = "--unit", paramLabel = "<id>", defaultValue = "cpu", description = "Its processors (default: cpu).")
    private String unit = "cpu";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<my-board.yaml>",
            description = "Where the device file with what was measured goes.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Overwrite the file of --output.")
    private boolean force;

    @Option(names = "--threads", paramLabel = "<number>", defaultValue = "1", description = "Threads (default: 1).")
    private int threads;

    @Option(
            names = "--rounds",
            paramLabel = "<number>",
            defaultValue = "500",
            description = "Rounds in which each way is run once (default: 500).")
    private int rounds;

    @Option(
            names = "--time",
            paramLabel = "<which>",
            defaultValue = "elapsed",
            description = "elapsed (default), or processor: what a call takes where nothing else runs, on one thread.")
    private Sampling.Time time = Sampling.Time.ELAPSED;

    @Option(
            names = "--shape",
            paramLabel = "<input>=<lengths>",
            description = "Shape of an input, batch 1 included, where a file does not fix it.")
    private Map<String, String> shapes = new LinkedHashMap<>();

    MeasureExitsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        OptionBounds.within("--threads", threads, 1, 10_000);
        OptionBounds.within("--rounds", rounds, 1, 10_000_000);
        requireBoard();
        Map<String, List<Long>> fixed = new LinkedHashMap<>();
        shapes.forEach((name, text) -> fixed.put(name, ImportOptions.shape("--shape " + name, text)));
        ExitCostRequest request = new ExitCostRequest(models, fixed, threads, rounds, time, MeasureCommand.stopwatch());
        MeasuredExitCosts costs =
                context.working(run -> context.services().workbench().get().measureExits(request, run));
        print(costs);
        if (output != null && device != null) {
            write(with(costs, DeviceCatalog.resolve(device)), output);
        }
        return ExitCode.OK.code();
    }

    private void requireBoard() {
        if ((output == null) != (device == null)) {
            throw new InvalidInputException(
                    "--output, --device",
                    "Expected both or neither, given one",
                    "the board is read, and written with what was measured");
        }
        if (output != null && Files.exists(output) && !force) {
            throw new InvalidInputException(
                    output.toString(), "exists already", "give --force to overwrite it, or another name");
        }
        if (device != null
                && DeviceCatalog.resolve(device).runtimes().stream()
                        .noneMatch(
                                each -> each.id().equals(RUNTIME) && each.unit().equals(unit))) {
            throw new InvalidInputException(
                    "device " + device,
                    "it has no runtime " + RUNTIME + " on " + unit,
                    "exeunt devices measure and calibrate make one");
        }
    }

    private void print(MeasuredExitCosts costs) {
        Listing table = new Listing(
                "model", ">side exits", ">whole", ">stages", ">decided", ">If", ">per cut", ">per decision", ">per If");
        for (MeasuredExitCosts.Row row : costs.rows()) {
            table.row(
                    row.model(),
                    Integer.toString(row.exits()),
                    Format.latency(row.wholeS()),
                    Format.latency(row.chainedS()),
                    Format.latency(row.decidedS()),
                    Format.latency(row.branchedS()),
                    us(row.cutS()),
                    us(row.syncS()),
                    us(row.ifS()));
        }
        table.row("all", "", "", "", "", "", us(costs.cutS()), us(costs.syncS()), us(costs.ifS()));
        table.print(context.terminal());
    }

    private static String us(double seconds) {
        return String.format(Locale.ROOT, "%.1f us", 1e6 * seconds);
    }

    private Device with(MeasuredExitCosts costs, Device board) {
        LocalDate day = LocalDate.ofInstant(context.services().clock().instant(), ZoneOffset.UTC);
        String text = String.format(
                Locale.ROOT,
                "measured with exeunt devices measure-exits on %s: %d ways to cut %s, %s times, %d rounds",
                day,
                costs.rows().size(),
                String.join(
                        ", ",
                        models.stream()
                                .map(Path::getFileName)
                                .map(String::valueOf)
                                .toList()),
                time.name().toLowerCase(Locale.ROOT),
                rounds);
        double clockMhz = board.domain(board.unit(unit).domain()).maxHz() / 1e6;
        ExitOverhead overhead = new ExitOverhead(
                RUNTIME,
                unit,
                quantity(costs.cutS(), costs, MeasuredExitCosts.Row::cutS),
                quantity(costs.syncS(), costs, MeasuredExitCosts.Row::syncS),
                quantity(costs.ifS(), costs, MeasuredExitCosts.Row::ifS),
                new Quantity(clockMhz, Provenance.Kind.ASSUMED, SOURCE, null));
        return board.withExitOverhead(overhead, SOURCE, text);
    }

    private static Quantity quantity(
            double seconds, MeasuredExitCosts costs, ToDoubleFunction<MeasuredExitCosts.Row> cost) {
        double error = costs.standardErrorS(cost);
        return new Quantity(
                rounded(seconds),
                Provenance.Kind.MEASURED,
                SOURCE,
                Double.isNaN(error) ? null : Double.valueOf(rounded(error)));
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1e8) / 100.0;
    }

    private void write(Device board, Path file) {
        try {
            AtomicFile.write(file, DeviceCatalog.print(board));
        } catch (IOException e) {
            throw StoreException.writing(file, e);
        }
        context.terminal().err().println("written  " + file);
    }
}
