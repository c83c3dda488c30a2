package io.exeunt.scenarios.cli;

import io.exeunt.compare.Clocking;
import io.exeunt.ground.InvalidInputException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Governors that a comparison prices its decisions under. */
final class ComparisonClocks {
    private static final double MS = 1e-3;

    /** A comma before a name; one before a digit or a clock belongs to a name such as "static:gpu=1300.5,emc=1866". */
    private static final Pattern BETWEEN_NAMES = Pattern.compile(",(?!\\s*(\\d|[\\w.-]+=))");

    @Option(
            names = "--governors",
            paramLabel = "<name,...>",
            description =
                    "Also price every decision under these governors of the clocks, separated by commas: performance, powersave,"
                            + " race_to_idle, slow_after_exit, forecast, forecast_energy, oracle, static:<domain>=<MHz>,…, schedule:<state>,…,"
                            + " installed ones; static and schedule without numbers are the best of their kind on fit.")
    private @Nullable String governors;

    @Option(
            names = "--period-ms",
            paramLabel = "<ms>",
            description = "Time from one inference to the next; what is spent idling is charged. Default: that of"
                    + " the scenario's load, if it has one.")
    private @Nullable Double periodMs;

    @Option(
            names = "--latency-budget-ms",
            paramLabel = "<ms>",
            description = "Time by which governors should have an inference answered.")
    private @Nullable Double latencyBudgetMs;

    /**
     * What is asked of clocks; empty where no governor is named.
     *
     * @param usualPeriodS time in s from one inference to the next where the option does not say it; +∞ for none
     */
    Optional<Clocking> clocking(double usualPeriodS) {
        double periodS = periodMs == null ? usualPeriodS : seconds("--period-ms", periodMs);
        double latencyBudgetS = seconds("--latency-budget-ms", latencyBudgetMs);
        if (governors == null) {
            refuseAlone("--period-ms", periodMs);
            refuseAlone("--latency-budget-ms", latencyBudgetMs);
            return Optional.empty();
        }
        List<String> names = Stream.of(BETWEEN_NAMES.split(governors))
                .map(String::strip)
                .distinct()
                .toList();
        return Optional.of(new Clocking(names, latencyBudgetS, periodS));
    }

    /** A bare trace has no clocks. */
    void requireNone() {
        if (clocking(Double.POSITIVE_INFINITY).isPresent()) {
            throw new InvalidInputException(
                    "--governors",
                    "Expected --network table.json and --devices beside it: what the trace's network asks of a device is not known",
                    null);
        }
    }

    private static double seconds(String option, @Nullable Double ms) {
        if (ms == null) {
            return Double.POSITIVE_INFINITY;
        }
        return OptionBounds.within(option, ms, 1e-6, 1e9, " ms") * MS;
    }

    private static void refuseAlone(String option, @Nullable Double ms) {
        if (ms != null) {
            throw new InvalidInputException(
                    option,
                    "Expected --governors beside it: nothing else looks at it",
                    "add --governors performance,static");
        }
    }
}
