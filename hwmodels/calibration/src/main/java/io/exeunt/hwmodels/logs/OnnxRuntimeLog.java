package io.exeunt.hwmodels.logs;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What {@code onnxruntime_perf_test} prints: its average inference time. */
final class OnnxRuntimeLog {
    private static final Pattern AVERAGE =
            Pattern.compile("Average inference time cost(?: total)?: (\\S+) (ms|s|us)\\b");

    private OnnxRuntimeLog() {}

    static List<LoggedRun> read(LogText log) {
        LogMatch time = log.last(AVERAGE)
                .orElseThrow(() -> log.lacks("Average inference time cost", "the test did not get that far"));
        double inMs = time.text(2).equals("ms") ? 1 : time.text(2).equals("s") ? 1e3 : 1e-3;
        double latencyMs = time.positive(1, "a time in " + time.text(2)) * inMs;
        return List.of(new LoggedRun(time.where(), Map.of("runtime", "onnxruntime"), latencyMs));
    }
}
