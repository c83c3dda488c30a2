package io.exeunt.hwmodels.logs;

import io.exeunt.ground.InvalidInputException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What MLPerf's load generator writes: the mean latency of a single-stream run, from its summary or its details, and from the details when
 * power was measured.
 */
final class LoadGenLog {
    private static final Pattern MEAN = Pattern.compile(
            "^Mean latency \\(ns\\)\\s*:\\s*(\\S+)|\"key\": \"result_mean_latency_ns\", \"value\": ([^,]+),");
    private static final Pattern SCENARIO =
            Pattern.compile("^Scenario\\s*:\\s*(\\S+)|\"key\": \"effective_scenario\", \"value\": \"(\\w+)\"");
    private static final Pattern POWER = Pattern.compile("\"key\": \"power_(begin|end)\", \"value\": \"([^\"]+)\"");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd-yyyy HH:mm:ss.SSS", Locale.ROOT);

    private LoadGenLog() {}

    static List<LoggedRun> read(LogText log) {
        log.last(SCENARIO)
                .filter(match -> !either(match).equals("SingleStream"))
                .ifPresent(match -> {
                    throw new InvalidInputException(
                            match.where(),
                            "expected a run of the scenario SingleStream, given " + either(match),
                            "there several inferences overlap, and what one takes is not said");
                });
        LogMatch mean = log.last(MEAN)
                .orElseThrow(() -> log.lacks("Mean latency (ns)", "it is another of the load generator's files"));
        double latencyMs = mean.positive(mean.has(1) ? 1 : 2, "a latency in ns") / 1e6;
        return List.of(new LoggedRun(mean.where(), Map.of(), latencyMs));
    }

    private static String either(LogMatch match) {
        return match.has(1) ? match.text(1) : match.text(2);
    }

    /**
     * Between when power was measured, in s since 1970 as if the clock were UTC.
     *
     * @param beginS first moment
     * @param endS last moment
     */
    record Window(double beginS, double endS) {}

    /** When power was measured, as the details say. */
    static Optional<Window> window(LogText details) {
        double beginS = Double.NaN;
        double endS = Double.NaN;
        for (LogMatch match : details.all(POWER)) {
            double seconds = seconds(match.text(2), match.where());
            beginS = match.text(1).equals("begin") ? seconds : beginS;
            endS = match.text(1).equals("end") ? seconds : endS;
        }
        return beginS < endS ? Optional.of(new Window(beginS, endS)) : Optional.empty();
    }

    /** A moment as MLPerf writes it: 07-28-2021 17:41:08.313. */
    static double seconds(String text, String where) {
        try {
            LocalDateTime time = LocalDateTime.parse(text.strip(), TIME);
            return time.toEpochSecond(ZoneOffset.UTC) + 1e-9 * time.getNano();
        } catch (DateTimeException e) {
            throw new InvalidInputException(
                    where, "expected a time such as 07-28-2021 17:41:08.313, given '" + text.strip() + "'", null, e);
        }
    }
}
