package io.exeunt.hwmodels.logs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tools whose output can be read, each with what it alone prints. */
public enum LogTool {
    /** TensorRT's benchmark. */
    TRTEXEC("GPU Compute Time: |\\[I\\] mean: \\S+ ms|TensorRT\\.trtexec|Average o(?:n|ver) \\d+ runs (?:is|- GPU)"),
    /** TensorFlow Lite's benchmark. */
    BENCHMARK_MODEL("Inference timings in us:|\\bcount=\\d+ (?:first|curr)=|\\bGraph: \\["),
    /** ncnn's benchmark. */
    BENCHNCNN("^\\s*loop_count = \\d|\\bmin = *\\S+ +max = *\\S+ +avg = "),
    /** ONNX Runtime's benchmark. */
    ONNXRUNTIME_PERF_TEST("Average inference time cost|Session creation time cost"),
    /** Linux's counters. */
    PERF_STAT("Performance counter stats for|seconds time elapsed"),
    /** MLPerf's load generator. */
    LOADGEN("^MLPerf Results Summary|^Mean latency \\(ns\\)|^:::MLLOG "),
    /** Power and clocks of a Jetson. */
    TEGRASTATS("\\bRAM \\d+/\\d+MB|\\bGR3D_FREQ \\d+%"),
    /** MLPerf's power meters. */
    PTDAEMON("^Time,\\d\\d-\\d\\d-\\d{4} [\\d:.]+,Watts,"),
    /** jtop's logger: a table. */
    JTOP("^time,uptime,"),
    /** Tables of sensors. */
    POWER_TABLE("(?i)^[^\\n]*\\b(?:power|current|p|i)[ _(]*(?:[mu\\u00b5]?[wa])\\b");

    private static final int LOOKED_AT = 5000;

    private final Pattern sign;

    LogTool(String sign) {
        this.sign = Pattern.compile(sign);
    }

    /** As it is written on the command line: "perf-stat". */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it says how long networks took; else how much power something drew. */
    public boolean timesNetworks() {
        return switch (this) {
            case TRTEXEC, BENCHMARK_MODEL, BENCHNCNN, ONNXRUNTIME_PERF_TEST, PERF_STAT, LOADGEN -> true;
            case TEGRASTATS, PTDAEMON, JTOP, POWER_TABLE -> false;
        };
    }

    /** The tool that has printed a log, told from its first 5,000 lines; tables from their first. */
    static Optional<LogTool> of(LogText log) {
        List<String> first = log.lines().stream().limit(LOOKED_AT).toList();
        return Arrays.stream(values()).filter(tool -> tool.printed(first)).findFirst();
    }

    private boolean printed(List<String> lines) {
        long looked = this == JTOP || this == POWER_TABLE ? 1 : lines.size();
        return lines.stream()
                .filter(line -> !line.startsWith("#"))
                .limit(looked)
                .anyMatch(line -> sign.matcher(line).find());
    }
}
