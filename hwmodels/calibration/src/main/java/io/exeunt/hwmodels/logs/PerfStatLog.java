package io.exeunt.hwmodels.logs;

import io.exeunt.ground.Check;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What {@code perf stat} prints, of a program that infers so many times: elapsed time over their number, with its scatter between repeated
 * runs ({@code -r}), and the energy of processor and memory where it was counted. What else the program does counts in; take a run of
 * none off.
 */
final class PerfStatLog {
    private static final Pattern ELAPSED =
            Pattern.compile("^\\s*([0-9][0-9.,]*)\\s+(?:\\+-\\s+([0-9.,]+)\\s+)?seconds time elapsed");
    private static final Pattern JOULES = Pattern.compile("^\\s*([0-9][0-9.,]*)\\s+Joules\\s+power/energy-(\\w+)/");

    private static final Pattern BEGIN = Pattern.compile("^\\s*Performance counter stats for");

    private PerfStatLog() {}

    /** @param inferences of the program, > 0 */
    static List<LoggedRun> read(LogText log, long inferences) {
        Check.positive("inferences", inferences);
        LogMatch elapsed = log.last(ELAPSED)
                .orElseThrow(() -> log.lacks("seconds time elapsed", "it was written with -x: leave that out"));
        double seconds = elapsed.withoutSeparators().positive(1, "a time in s");
        double deviationS =
                !elapsed.has(2) ? Double.NaN : elapsed.withoutSeparators().nonNegative(2, "a deviation in s");
        return List.of(new LoggedRun(
                elapsed.where(),
                Map.of(),
                1e3 * seconds / inferences,
                1e3 * deviationS / inferences,
                joules(log) / inferences));
    }

    /** Of package and memory in the last run of the log; NaN where neither was counted. */
    private static double joules(LogText log) {
        int begin = log.last(BEGIN).map(LogMatch::line).orElse(0);
        return log.all(JOULES).stream()
                .filter(match -> match.line() >= begin)
                .filter(match -> List.of("pkg", "ram").contains(match.text(2)))
                .mapToDouble(match -> match.withoutSeparators().positive(1, "an energy in J"))
                .reduce(Double::sum)
                .orElse(Double.NaN);
    }
}
