package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.measure.HeldClocks;
import io.exeunt.hwmodels.measure.Sampling;
import io.exeunt.hwmodels.measure.SystemFiles;
import io.exeunt.hwmodels.measure.TimeSource;
import io.exeunt.hwmodels.onnx.ImportOptions;
import io.exeunt.scenarios.workbench.MeasurementRequest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exeunt devices measure}. */
@Command(
        name = "measure",
        description = {
            "Runs ONNX models on this machine with ONNX Runtime, and writes how long they take as a CSV that devices calibrate reads; with"
                    + " --clocks at each operating point of a clock, with powers where the machine shows a meter (docs/measure.md).",
            "Clocks are set back at the end, after Ctrl-C and after a request to end; after a kill by --restore.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  exeunt devices measure mobilenet.onnx resnet.onnx -o mine.csv --board my-board.yaml",
            "  exeunt devices calibrate my-board.yaml mine.csv --networks mine.networks.json --like raspberry-pi-5 -o my.yaml",
            "  sudo exeunt devices measure *.onnx --clocks cpu=policy0 --clocks emc=17000000.emc -o swept.csv",
            "  sudo exeunt devices measure --restore"
        })
@ExitCodes({ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class MeasureCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "<model.onnx>", arity = "0..*", description = "What is measured.")
    private List<Path> models = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<mine.csv>",
            description =
                    "Where the latencies go; the models' layers go beside it, as mine.networks.json. Rows that it has are kept and not"
                            + " measured again.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Measure anew what --output and --board name, if they exist.")
    private boolean force;

    @Option(
            names = "--board",
            paramLabel = "<my-board.yaml>",
            description = "Also write a device file of this machine, without runtimes: what calibrate starts from.")
    private Optional<Path> board = Optional.empty();

    @Option(
            names = "--batch",
            split = ",",
            paramLabel = "<samples>",
            description = "Samples per run, of models whose first axis is open (default: 1).")
    private List<Integer> batches = List.of(1);

    @Option(names = "--threads", split = ",", paramLabel = "<number>", description = "Threads (default: 1).")
    private List<Integer> threads = List.of(1);

    @Option(
            names = "--unit",
            paramLabel = "<id>",
            defaultValue = "cpu",
            description = "How the processors are called in the table and the board's file (default: cpu).")
    private String unit = "cpu";

    @Option(
            names = "--shape",
            paramLabel = "<input>=<lengths>",
            description = "Shape of an input, batch included, such as image=1x3x224x224, where a file does not fix it.")
    private Map<String, String> shapes = new LinkedHashMap<>();

    @Option(
            names = "--allow-unknown",
            description = "Lets operators that are not known through as mere traffic of the layer tables.")
    private boolean allowUnknown;

    @Option(
            names = "--clocks",
            paramLabel = "<domain>=<clock>",
            description =
                    "Hold a clock at each of its operating points, or at some: cpu=policy0, emc=17000000.emc@204,1600. <domain> is"
                            + " what the board's file calls it. Several make a grid. Needs root.")
    private Map<String, String> clocks = new LinkedHashMap<>();

    @Option(
            names = "--input-rail",
            paramLabel = "<name>",
            description = "Meter that tells all that the board draws (default: VDD_IN, POM_5V_IN, VIN, SYS_VIN).")
    private Optional<String> inputRail = Optional.empty();

    @Option(
            names = "--warm-up",
            paramLabel = "<runs>",
            defaultValue = "10",
            description = "Runs that do not count (default: 10).")
    private int warmUp;

    @Option(
            names = "--least-runs",
            paramLabel = "<runs>",
            defaultValue = "30",
            description = "Runs that count, at least (default: 30).")
    private int leastRuns;

    @Option(
            names = "--most-runs",
            paramLabel = "<runs>",
            defaultValue = "3000",
            description = "Runs that count, at most (default: 3000).")
    private int mostRuns;

    @Option(
            names = "--seconds",
            paramLabel = "<s>",
            defaultValue = "20",
            description = "No further run of a row begins after this time (default: 20).")
    private double seconds;

    @Option(
            names = "--time",
            paramLabel = "<which>",
            defaultValue = "elapsed",
            description = {
                "elapsed: latency_ms is the time from call to answer (default).",
                "processor: that a processor worked on it, on one thread: what the call takes where nothing else runs."
            })
    private Sampling.Time time = Sampling.Time.ELAPSED;

    @Option(
            names = "--within",
            paramLabel = "<%>",
            defaultValue = "1",
            description = "Half the width of the median's 95 %% interval, in %% of it, that ends a row (default: 1).")
    private double within;

    @Option(names = "--restore", description = "Set clocks back that a measurement could not set back itself.")
    private boolean restore;

    @Option(names = "--root", hidden = true, defaultValue = "/", description = "Folder that holds sys and proc.")
    private Path root = Path.of("/");

    MeasureCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (restore) {
            return restored();
        }
        Path table = table();
        MeasurementRequest request = new MeasurementRequest(
                models,
                fixedShapes(),
                batches,
                threads,
                unit,
                clocks,
                inputRail,
                sampling(),
                allowUnknown,
                table,
                !force,
                board,
                root,
                stopwatch());
        SummaryPrinter.print(
                context.working(run -> context.services().workbench().get().measure(request, run)), context.terminal());
        return ExitCode.OK.code();
    }

    static TimeSource stopwatch() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return new TimeSource(
                System::nanoTime,
                () -> threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : -1);
    }

    private Integer restored() {
        Path record = context.services().cache().root().resolve("clocks-before");
        if (!Files.exists(record)) {
            context.out().println("nothing to set back: no measurement was lost");
            return ExitCode.OK.code();
        }
        int limits = HeldClocks.restore(new SystemFiles(root), record);
        context.out().println("limits of clocks set back: " + limits);
        return ExitCode.OK.code();
    }

    private Path table() {
        if (models.isEmpty()) {
            throw new InvalidInputException("<model.onnx>", "Expected at least one model, given none", null);
        }
        if (output == null) {
            throw new InvalidInputException("--output", "Expected a file for the latencies, given none", "-o mine.csv");
        }
        board.filter(file -> Files.exists(file) && Files.notExists(output) && !force)
                .ifPresent(file -> {
                    throw new InvalidInputException(file.toString(), "exists already", "give --force to overwrite it");
                });
        return output;
    }

    private Map<String, List<Long>> fixedShapes() {
        Map<String, List<Long>> fixed = new LinkedHashMap<>();
        shapes.forEach((name, text) -> fixed.put(name, ImportOptions.shape("--shape " + name, text)));
        return fixed;
    }

    private Sampling sampling() {
        OptionBounds.within("--warm-up", warmUp, 0, 1_000_000);
        OptionBounds.within("--least-runs", leastRuns, 1, 1_000_000);
        OptionBounds.within("--most-runs", mostRuns, leastRuns, 100_000_000);
        batches.forEach(batch -> OptionBounds.within("--batch", batch, 1, 1_000_000));
        threads.forEach(each -> OptionBounds.within("--threads", each, 1, 10_000));
        OptionBounds.within("--seconds", seconds, 0.001, 1e6, " s");
        OptionBounds.within("--within", within, 0.001, 100, " %");
        if (time == Sampling.Time.PROCESSOR && !threads.equals(List.of(1))) {
            throw new InvalidInputException(
                    "--time processor", "Expected one thread, given --threads " + threads, "times of several add up");
        }
        return new Sampling(warmUp, leastRuns, mostRuns, seconds, time, within / 100);
    }
}
