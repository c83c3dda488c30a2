package io.exeunt.scenarios.cli;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.hwmodels.logs.LogTool;
import io.exeunt.hwmodels.logs.MeasurementRows;
import io.exeunt.hwmodels.logs.PowerLog;
import io.exeunt.hwmodels.logs.ToolLogs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code exeunt measurements import}. */
@Command(
        name = "import",
        description = {
            "Makes a table that devices check and calibrate read (CSV) of what benchmarks and meters have printed: trtexec, TensorFlow"
                    + " Lite's benchmark_model, ncnn's benchncnn, onnxruntime_perf_test, perf stat, MLPerf's load generator; tegrastats,"
                    + " jtop, MLPerf's power meters, tables of sensors such as INA3221.",
            "With --power each inference gets its energy: mean power times latency.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  exeunt measurements import benchncnn.txt -o mine.csv",
            "  exeunt measurements import resnet50.trtexec.txt --power tegrastats.txt --idle idle.txt -o mine.csv",
            "  exeunt measurements import mlperf_log_summary.txt --with network=resnet50,runtime=tflite \\",
            "      --power spl.txt --window mlperf_log_detail.txt",
            "  exeunt measurements import perf.txt --inferences 1000 --with network=resnet18,runtime=ncnn"
        })
@ExitCodes({ExitCode.STORAGE, ExitCode.INTERRUPTED})
final class ImportMeasurementsCommand implements Callable<Integer> {
    /** Tools by their names with hyphens. */
    static final class ToolConverter implements ITypeConverter<LogTool> {
        @Override
        public LogTool convert(String text) {
            return Arrays.stream(LogTool.values())
                    .filter(each ->
                            each.label().equals(text.toLowerCase(Locale.ROOT).replace('_', '-')))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("expected one of "
                            + Arrays.stream(LogTool.values())
                                    .map(LogTool::label)
                                    .collect(Collectors.joining(", "))
                            + ", given '" + text + "'"));
        }
    }

    private final CommandContext context;

    @Parameters(arity = "1..*", paramLabel = "<log>", description = "What the tools have printed.")
    private List<Path> files = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<mine.csv>",
            description = "Where the table goes; default: standard output.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--tool",
            paramLabel = "<name>",
            converter = ToolConverter.class,
            description = "Which tool has printed the logs; default: told from each.")
    private Optional<LogTool> tool = Optional.empty();

    @Option(
            names = "--with",
            split = ",",
            paramLabel = "<column=value>",
            description =
                    "What the logs don't say, or say otherwise, such as network=resnet50,runtime=tensorrt,unit=gpu.")
    private Map<String, String> given = new LinkedHashMap<>();

    @Option(names = "--power", paramLabel = "<log>", description = "Power while the benchmarks ran.")
    private Optional<Path> power = Optional.empty();

    @Option(
            names = "--idle",
            paramLabel = "<log>",
            description = "Power of the idle board: for energies above it (net_mj).")
    private Optional<Path> idle = Optional.empty();

    @Option(
            names = "--window",
            paramLabel = "<mlperf_log_detail.txt>",
            description = "Only the power between its power_begin and power_end.")
    private Optional<Path> window = Optional.empty();

    @Option(
            names = "--rail",
            paramLabel = "<name>",
            description =
                    "Rail of tegrastats, or column of a table, whose power counts; default: that of the whole board.")
    private String rail = "";

    @Option(
            names = "--inferences",
            paramLabel = "<number>",
            description = "How many the program under perf stat makes.")
    private long inferences;

    ImportMeasurementsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (power.isEmpty() && window.isPresent()) {
            throw new InvalidInputException("--window", "says which part of --power counts, and that is missing", null);
        }
        ToolLogs logs = new ToolLogs(tool, rail, inferences);
        String csv = context.listening(() -> csv(logs));
        if (output.isEmpty()) {
            context.out().print(csv);
            return ExitCode.OK.code();
        }
        try {
            AtomicFile.write(output.get(), csv);
        } catch (IOException e) {
            throw StoreException.writing(output.get(), e);
        }
        context.terminal().err().println("written  " + output.get());
        return ExitCode.OK.code();
    }

    private String csv(ToolLogs logs) {
        Optional<PowerLog> drawn = power.map(
                file -> window.map(details -> logs.power(file, details)).orElseGet(() -> logs.power(file)));
        Optional<PowerLog> resting = idle.map(logs::power);
        drawn.ifPresent(log -> tell("power", log));
        resting.ifPresent(log -> tell("idle", log));
        MeasurementRows rows = new MeasurementRows(given, drawn, resting);
        files.forEach(file -> rows.add(file.toString(), logs.read(file)));
        return rows.csv();
    }

    private void tell(String what, PowerLog log) {
        PrintWriter err = context.terminal().err();
        if (!context.globals().quiet()) {
            err.printf(
                    Locale.ROOT,
                    "%s: %s, %d samples, mean %.4g W%n",
                    what,
                    log.meaning(),
                    log.watts().length,
                    log.meanW());
        }
    }
}
