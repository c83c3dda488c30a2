package io.exeunt.hwmodels.logs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What TensorFlow Lite's {@code benchmark_model} prints: Inference (avg) in µs, the scatter of its last count, graph and threads. */
final class TfliteLog {
    private static final Pattern AVERAGE =
            Pattern.compile("Inference timings in us: .*?\\bInference \\(avg\\): ([^ ,]+)");
    private static final Pattern COUNT = Pattern.compile("\\bcount=\\d+ .*\\bavg=([^ ,]+)(?: std=([^ ,]+))?");
    private static final Pattern GRAPH = Pattern.compile("\\bGraph: \\[([^\\]]+)\\]");
    private static final Pattern THREADS =
            Pattern.compile("(?:[Nn]um threads: |#threads used for CPU inference: )\\[(\\d+)\\]");

    private TfliteLog() {}

    static List<LoggedRun> read(LogText log) {
        LogMatch time = log.last(AVERAGE)
                .or(() -> log.last(COUNT))
                .orElseThrow(() -> log.lacks("Inference (avg)", "the benchmark did not get that far"));
        Map<String, String> said = new TreeMap<>(Map.of("runtime", "tflite"));
        log.last(GRAPH).flatMap(match -> ModelName.of(match.text(1))).ifPresent(name -> said.put("network", name));
        log.last(THREADS).ifPresent(match -> said.put("threads", match.text(1)));
        double deviationMs = log.last(COUNT)
                .filter(match -> match.has(2))
                .map(match -> match.nonNegative(2, "std in µs") / 1e3)
                .orElse(Double.NaN);
        double latencyMs = time.positive(1, "a time in µs") / 1e3;
        return List.of(new LoggedRun(time.where(), said, latencyMs, deviationMs, Double.NaN));
    }
}
