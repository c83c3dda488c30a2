package io.exeunt.scenarios.spark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkException;

/**
 * Why Spark has given a job up.
 *
 * @param thrown by Spark
 */
record JobFailure(SparkException thrown) {
    private static final Pattern LOST =
            Pattern.compile("(?s).*?Task (\\d+) in stage \\S+ failed (\\d+) times.*?ExecutorLostFailure.*?"
                    + "(?:Reason: (.*?))?(?:\\R.*)?$");

    /**
     * Which cells have failed by it: the one that has brought down every executor that took it, or all if the reason is none of theirs.
     *
     * @param cells of the job
     */
    Map<CellInput, String> blame(List<CellInput> cells, String given) {
        Matcher lost = LOST.matcher(String.valueOf(thrown.getMessage()));
        Map<CellInput, String> reasons = new LinkedHashMap<>();
        if (lost.matches() && Integer.parseInt(lost.group(1)) < cells.size()) {
            reasons.put(
                    cells.get(Integer.parseInt(lost.group(1))),
                    "its executors broke down " + lost.group(2) + " times"
                            + (lost.group(3) == null ? "" : ": " + lost.group(3).strip()));
        } else {
            cells.forEach(cell -> reasons.put(cell, given + " gave up: " + reason()));
        }
        return reasons;
    }

    private String reason() {
        String message = String.valueOf(thrown.getMessage());
        if (message.contains("UnsupportedClassVersionError")) {
            return "an executor runs an older Java, and Exeunt needs 17; -Dspark.executorEnv.JAVA_HOME names another one";
        }
        if (message.contains("stopped SparkContext") || message.contains("SparkContext was shut down")) {
            return "the master has dropped the sweep, as no executor could be started or kept; the workers' logs say why";
        }
        return message.lines().findFirst().orElse("no reason given").strip();
    }
}
