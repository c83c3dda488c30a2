package io.exeunt.hwmodels.logs;

import io.exeunt.ground.InvalidInputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads logs of the tools of {@link LogTool}.
 *
 * @param tool that has printed the benchmarks' logs; empty to tell it from each
 * @param rail of which power counts, or column of a table; "" for the whole board
 * @param inferences that the program under {@code perf stat} makes; 0 for unknown
 */
public record ToolLogs(Optional<LogTool> tool, String rail, long inferences) {
    /** What a log has turned out to be. */
    public sealed interface Content permits Runs, Power {}

    /**
     * Latencies.
     *
     * @param runs in the log's order, at least one
     */
    public record Runs(List<LoggedRun> runs) implements Content {
        public Runs {
            runs = List.copyOf(runs);
        }
    }

    /** Powers. */
    public record Power(PowerLog log) implements Content {}

    /**
     * Reads a log.
     *
     * @throws InvalidInputException with file and line, if it is of no known tool, or lacks what it must have
     */
    public Content read(Path file) {
        LogText text = LogText.read(file);
        LogTool printed = tool.or(() -> LogTool.of(text)).orElseThrow(() -> unknown(file));
        return printed.timesNetworks() ? new Runs(runs(printed, text)) : new Power(power(printed, text));
    }

    /** Reads a log that has to be of powers. */
    public PowerLog power(Path file) {
        LogText text = LogText.read(file);
        LogTool printed = LogTool.of(text).orElseThrow(() -> unknown(file));
        if (printed.timesNetworks()) {
            throw new InvalidInputException(
                    file.toString(), "expected a log of powers, given one of " + printed.label(), null);
        }
        return power(printed, text);
    }

    /** Powers while a load generator measured, as its details say. */
    public PowerLog power(Path file, Path details) {
        LogText text = LogText.read(details);
        LoadGenLog.Window window = LoadGenLog.window(text)
                .orElseThrow(() -> text.lacks("power_begin and a later power_end", "it is mlperf_log_detail.txt"));
        return power(file).between(window.beginS(), window.endS());
    }

    private List<LoggedRun> runs(LogTool printed, LogText text) {
        return switch (printed) {
            case TRTEXEC -> TrtexecLog.read(text);
            case BENCHMARK_MODEL -> TfliteLog.read(text);
            case BENCHNCNN -> NcnnLog.read(text);
            case ONNXRUNTIME_PERF_TEST -> OnnxRuntimeLog.read(text);
            case LOADGEN -> LoadGenLog.read(text);
            case PERF_STAT -> {
                if (inferences < 1) {
                    throw new InvalidInputException(
                            text.file(), "nothing says how many inferences the program made", "--inferences 1000");
                }
                yield PerfStatLog.read(text, inferences);
            }
            case TEGRASTATS, PTDAEMON, JTOP, POWER_TABLE ->
                throw new IllegalArgumentException("Expected a benchmark, given " + printed);
        };
    }

    private PowerLog power(LogTool printed, LogText text) {
        return switch (printed) {
            case TEGRASTATS -> TegrastatsLog.read(text, rail);
            case PTDAEMON -> PtdLog.read(text);
            case JTOP, POWER_TABLE -> PowerTable.read(text, rail);
            case TRTEXEC, BENCHMARK_MODEL, BENCHNCNN, ONNXRUNTIME_PERF_TEST, PERF_STAT, LOADGEN ->
                throw new IllegalArgumentException("Expected a meter, given " + printed);
        };
    }

    private static InvalidInputException unknown(Path file) {
        return new InvalidInputException(
                file.toString(),
                "expected a log of "
                        + Arrays.stream(LogTool.values()).map(LogTool::label).collect(Collectors.joining(", "))
                        + ", found the signs of none",
                "--tool says which it is");
    }
}
