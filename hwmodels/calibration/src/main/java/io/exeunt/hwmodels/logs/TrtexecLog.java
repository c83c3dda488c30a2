package io.exeunt.hwmodels.logs;

import io.exeunt.ground.InvalidInputException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What TensorRT's {@code trtexec} prints: the mean of "GPU Compute Time" of its last summary, with its model, precision and batch; of
 * version 7 the mean of "GPU Compute", of older ones the last "Average over".
 */
final class TrtexecLog {
    private static final List<Pattern> TIMES = List.of(
            Pattern.compile("GPU Compute Time: .*?\\bmean = ([^ ,]+) ms"),
            Pattern.compile("\\[I\\] mean: ([^ ,]+) ms"),
            Pattern.compile("Average o(?:n|ver) \\d+ runs (?:is|- GPU latency:) ([^ ,]+) ms"));
    private static final Pattern MODEL = Pattern.compile("(?:\\[I\\] Model: |--(?:onnx|loadEngine|deploy|uff)=)(\\S+)");
    private static final Pattern PRECISION = Pattern.compile("\\[I\\] Precision: (\\S+)");
    private static final Pattern BATCH = Pattern.compile(
            "(?:\\[I\\] Batch: |--batch=|--shapes=[^:\\s]+:|\\[I\\] Input inference shapes? ?: ?[^=\\s]+=)(\\d+)");

    /** Of its own call, which older versions repeat and newer ones say at the end, too; narrowest first, whatever their order there. */
    private static final List<Pattern> ALLOWED =
            List.of(Pattern.compile(" (--(?:best|int8))\\b"), Pattern.compile(" (--fp16)\\b"));

    private static final Pattern UNKNOWN = Pattern.compile(" (--(?:fp8|int4|bf16))\\b");

    private TrtexecLog() {}

    static List<LoggedRun> read(LogText log) {
        LogMatch time = TIMES.stream()
                .flatMap(pattern -> log.last(pattern).stream())
                .findFirst()
                .orElseThrow(() -> log.lacks("the mean of GPU Compute Time", "trtexec did not get that far"));
        Map<String, String> said = new TreeMap<>(Map.of("runtime", "tensorrt"));
        log.last(MODEL).flatMap(match -> ModelName.of(match.text(1))).ifPresent(name -> said.put("network", name));
        log.last(PRECISION)
                .or(() -> ALLOWED.stream()
                        .flatMap(flag -> log.last(flag).stream())
                        .findFirst())
                .or(() -> log.last(UNKNOWN).map(TrtexecLog::refused))
                .ifPresent(match -> said.put("precision", precision(match.text(1))));
        log.last(BATCH).ifPresent(match -> said.put("batch", match.text(1)));
        return List.of(new LoggedRun(time.where(), said, time.positive(1, "a time in ms")));
    }

    private static LogMatch refused(LogMatch flag) {
        throw new InvalidInputException(
                flag.where(),
                "expected a run in fp32, fp16 or int8, given " + flag.text(1),
                "--with precision=<the nearest of them>, beside a log without the flag");
    }

    /** The narrowest that was allowed, which is what the builder mostly takes: "FP32+FP16" is fp16. */
    private static String precision(String allowed) {
        String upper = allowed.toUpperCase(Locale.ROOT);
        if (upper.contains("INT8") || upper.contains("BEST")) {
            return "int8";
        }
        return upper.contains("FP16") ? "fp16" : "fp32";
    }
}
