package io.exeunt.hwmodels.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ncnn's {@code benchncnn} prints: a line per network with min, max and avg in ms, below the settings that hold for it. A network in
 * bytes is called "squeezenet_int8"; on a GPU, which the benchmark counts from 0, CPU threads mean nothing.
 */
final class NcnnLog {
    private static final Pattern LINE =
            Pattern.compile("^\\s*(\\S+)\\s+min =\\s*([^ ,]+)\\s+max =\\s*([^ ,]+)\\s+avg =\\s*([^ ,]+)");
    private static final Pattern SETTING = Pattern.compile("^\\s*(num_threads|gpu_device) = (-?\\d+)");
    private static final String BYTES = "_int8";

    private NcnnLog() {}

    static List<LoggedRun> read(LogText log) {
        List<LoggedRun> runs = new ArrayList<>();
        Map<String, String> settings = new TreeMap<>();
        for (int i = 0; i < log.lines().size(); i++) {
            Matcher setting = SETTING.matcher(log.lines().get(i));
            if (setting.find()) {
                settings.put(setting.group(1), setting.group(2));
            }
            Matcher line = LINE.matcher(log.lines().get(i));
            if (line.find()) {
                runs.add(run(new LogMatch(log.where(i), i, line.toMatchResult()), settings));
            }
        }
        if (runs.isEmpty()) {
            throw log.lacks("lines with min, max and avg", "the benchmark did not get that far");
        }
        return runs;
    }

    private static LoggedRun run(LogMatch line, Map<String, String> settings) {
        Map<String, String> said = new TreeMap<>(Map.of("runtime", "ncnn", "network", line.text(1)));
        if (line.text(1).endsWith(BYTES)) {
            said.put("network", line.text(1).substring(0, line.text(1).length() - BYTES.length()));
            said.put("precision", "int8");
        }
        String gpu = settings.getOrDefault("gpu_device", "-1");
        if (!gpu.startsWith("-")) {
            said.put("unit", "gpu");
        } else if (settings.containsKey("num_threads")) {
            said.put("threads", settings.getOrDefault("num_threads", ""));
        }
        return new LoggedRun(line.where(), said, line.positive(4, "avg in ms"));
    }
}
