package io.exeunt.ground.filekind;

import io.exeunt.ground.TextBytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts by their first lines.
 *
 * @param text as far as the head goes
 * @param lines the first of them that are neither blank nor comments, each cut to a length that no expression takes long over
 */
record FirstLines(String text, List<String> lines) {
    private static final int LINES = 40;
    private static final int LINE_LENGTH = 2000;
    private static final int ESCAPE = 0x1b;
    private static final String SEPARATORS = ",;\t|";

    /** A line like this shows the kind. */
    private record Sign(Pattern line, FileKind kind) {
        static Sign of(String expression, FileKind kind) {
            return new Sign(Pattern.compile(expression), kind);
        }
    }

    /** A header with a column of networks is a table of measurements, whatever its other columns are called. */
    private static final String NO_NETWORK = "|^(?!.*\\b(?i:network|model)\\b).*";

    private static final List<Sign> SIGNS = List.of(
            Sign.of(
                    "^version https://git-lfs\\.github\\.com/spec/|^(\\.\\./|/)+(\\.git/)?annex/objects/",
                    FileKind.POINTER),
            Sign.of("\\bRAM \\d+/\\d+MB|\\bEMC_FREQ \\d+%|\\bGR3D_FREQ \\d+%", FileKind.TEGRASTATS),
            Sign.of(
                    "TensorRT\\.trtexec|=== (Performance summary|Model Options|Build Options) ===|\\bAverage o(n|ver) \\d+ runs\\b|\\] \\[I\\] "
                            + "(Latency|GPU Compute Time|Throughput|Host Latency|TensorRT version)",
                    FileKind.TRTEXEC),
            Sign.of("^\\s*loop_count = \\d|\\bmin = +[0-9.]+ +max = +[0-9.]+ +avg = ", FileKind.NCNN_BENCHMARK),
            Sign.of(
                    "Inference timings in us:|\\bcount=\\d+ (first|curr)=\\d|^(INFO: )?Graph: \\[.*\\.tflite\\]|Log parameter values verbosely",
                    FileKind.TFLITE_BENCHMARK),
            Sign.of("^MLPerf Results Summary|^:::MLLOG? ", FileKind.MLPERF),
            Sign.of(
                    "Performance counter stats for|^\\s*([0-9.]+ ?[,;] ?)?[0-9.]+[,;]\\w*[,;]"
                            + "(task-clock|cpu-clock|cycles|instructions|duration_time|power/)",
                    FileKind.PERF_STAT),
            Sign.of("^time,uptime," + NO_NETWORK + "\\bPower TOT\\b", FileKind.JTOP),
            Sign.of(
                    NO_NETWORK.substring(1)
                            + "\\b(PkgWatt|Bzy_MHz)\\b|^\\s*Bus Voltage:|^throttled=0x|^(volt=[0-9.]+V|temp=[0-9.]+'C)$|^CPU Power: \\d+ mW|^The battery reports a discharge rate|^PowerTOP\\b",
                    FileKind.POWER_LOG),
            Sign.of(
                    "^Execution time summary:|^Info: Arm ?NN |Total Inference Time: |Self CPU time total|\\bSelf CPU %"
                            + "|Average inference time cost|Session creation time cost|\\[ INFO \\] (Count|Duration|Throughput)"
                            + "|^\\[ - \\] \\S+ +max = |\\bHW Latency: |\\| FPS: [0-9.]+ \\| ETA|^rknn_api/rknnrt version|\\bAvg Time [0-9.]+ms"
                            + "|^-+INFERENCE TIME-+$|test_dpu_runner|^FPS ?[=:] ?[0-9.]+$",
                    FileKind.OTHER_BENCHMARK),
            Sign.of(
                    "\\bNVIDIA-SMI \\d|, \\d+ %, [0-9.]+ W\\b" + NO_NETWORK + "\\b(power\\.draw|utilization\\.gpu)\\b",
                    FileKind.NVIDIA_SMI),
            Sign.of("^7767517\\s*$", FileKind.NCNN_PARAM),
            Sign.of("^/dts-v1/|^\\s*opp-hz\\s*=|^\\s*operating-points(-v2)?\\s*=|^\\s*/\\s*\\{", FileKind.DEVICE_TREE),
            Sign.of("^/sys/(devices/system/cpu|class/devfreq)|^\\S*available_frequencies:", FileKind.CLOCK_LISTING),
            Sign.of("(?i)^\\s*(<!doctype html|<html)", FileKind.HTML));

    private static final Pattern KEY = Pattern.compile("^\\s*(- +)?[\\w.\"'/-][^,;\t|:]{0,80}:(\\s.*)?$");
    private static final Pattern ITEM = Pattern.compile("^\\s*(- .*|-|[\\]})].*)$");
    private static final Pattern TOP_KEY = Pattern.compile("^([a-z_]+):(\\s.*)?$");
    private static final Pattern LAYERS = Pattern.compile("\"layers\"\\s*:");
    private static final Pattern FRONT = Pattern.compile("\"kind\"\\s*:\\s*\"exeunt-front\"");

    /** The text of these bytes; empty if they are none. */
    static Optional<FirstLines> of(byte[] head) {
        return decode(head).map(text -> new FirstLines(text, significant(text)));
    }

    private static List<String> significant(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
                .limit(LINES)
                .map(line -> line.substring(0, Math.min(LINE_LENGTH, line.length())))
                .toList();
    }

    private static Optional<String> decode(byte[] head) {
        String narrow = utf8(head).orElseGet(() -> new String(head, StandardCharsets.ISO_8859_1));
        return TextBytes.wide(head)
                .map(charset -> new String(head, charset))
                .or(() -> Optional.of(narrow))
                .filter(FirstLines::isText)
                .map(text -> text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    /** A character that the head's end cuts in two does not count. */
    private static Optional<String> utf8(byte[] head) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(head.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(head), text, false);
        return result.isError() ? Optional.empty() : Optional.of(text.flip().toString());
    }

    private static boolean isText(String text) {
        return text.chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != ESCAPE);
    }

    FileKind kind() {
        return ours().or(this::shown).orElseGet(this::notation);
    }

    /** A scenario or device file of ours, whatever logs its sources quote. */
    private Optional<FileKind> ours() {
        Set<String> keys = text.lines()
                .map(TOP_KEY::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toSet());
        boolean device = keys.contains("units") && (keys.contains("domains") || keys.contains("memory"));
        boolean scenario = keys.contains("network") || keys.contains("search") || keys.contains("objectives");
        return device == scenario ? Optional.empty() : Optional.of(device ? FileKind.DEVICE : FileKind.SCENARIO);
    }

    private Optional<FileKind> shown() {
        return SIGNS.stream()
                .filter(sign -> lines.stream()
                        .anyMatch(line -> sign.line().matcher(line).find()))
                .map(Sign::kind)
                .findFirst();
    }

    private FileKind notation() {
        String first = lines.isEmpty() ? "" : lines.get(0).strip();
        if (first.startsWith("{") || first.startsWith("[")) {
            return json();
        }
        if (first.startsWith("<")) {
            return FileKind.XML;
        }
        if (lines.isEmpty()) {
            return FileKind.TEXT;
        }
        return isYaml() ? FileKind.YAML : isTable() ? FileKind.CSV : FileKind.TEXT;
    }

    private FileKind json() {
        if (LAYERS.matcher(text).find()) {
            return FileKind.LAYER_TABLE;
        }
        return FRONT.matcher(text).find() ? FileKind.FRONT : FileKind.JSON;
    }

    private boolean isYaml() {
        long like = lines.stream()
                .filter(line ->
                        KEY.matcher(line).matches() || ITEM.matcher(line).matches())
                .count();
        boolean begins =
                lines.get(0).startsWith("---") || KEY.matcher(lines.get(0)).matches();
        return begins && 2 * like >= lines.size();
    }

    /** Two lines of equally many fields, or one line of several. */
    private boolean isTable() {
        return SEPARATORS
                .chars()
                .anyMatch(separator -> count(lines.get(0), separator) > 0
                        && (lines.size() == 1 || count(lines.get(0), separator) == count(lines.get(1), separator)));
    }

    private static long count(String line, int separator) {
        return line.chars().filter(c -> c == separator).count();
    }
}
