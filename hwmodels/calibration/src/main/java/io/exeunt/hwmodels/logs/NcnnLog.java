package io.exeunt.hwmodels.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What ncnn's {@code benchncnn} prints: a line per network with min, max and avg in ms, below the number of threads that holds for it. */
final class NcnnLog {
    private static final Pattern LINE =
            Pattern.compile("^\\s*(\\S+)\\s+min =\\s*([^ ,]+)\\s+max =\\s*([^ ,]+)\\s+avg =\\s*([^ ,]+)");
    private static final Pattern THREADS = Pattern.compile("^\\s*num_threads = (\\d+)");

    private NcnnLog() {}

    static List<LoggedRun> read(LogText log) {
        List<LoggedRun> runs = new ArrayList<>();
        String threads = "";
        for (int i = 0; i < log.lines().size(); i++) {
            Matcher setting = THREADS.matcher(log.lines().get(i));
            threads = setting.find() ? setting.group(1) : threads;
            Matcher line = LINE.matcher(log.lines().get(i));
            if (line.find()) {
                runs.add(run(new LogMatch(log.where(i), i, line.toMatchResult()), threads));
            }
        }
        if (runs.isEmpty()) {
            throw log.lacks("lines with min, max and avg", "the benchmark did not get that far");
        }
        return runs;
    }

    private static LoggedRun run(LogMatch line, String threads) {
        Map<String, String> said = new TreeMap<>(Map.of("runtime", "ncnn", "network", line.text(1)));
        if (!threads.isEmpty()) {
            said.put("threads", threads);
        }
        return new LoggedRun(line.where(), said, line.positive(4, "avg in ms"));
    }
}
