package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.scenarios.workbench.LoadRequest;
import io.exeunt.simulator.event.Arrivals;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A load that lasts, as options. */
final class LoadOptions {
    private static final double DEFAULT_DURATION_S = 60;
    private static final double DEFAULT_AMBIENT_C = 25;

    @Option(names = "--period", paramLabel = "<ms>", description = "Sustained load: one request per so many ms.")
    private @Nullable Double periodMs;

    @Option(
            names = "--rate",
            paramLabel = "<1/s>",
            description = "Sustained load: so many requests per second at random (Poisson).")
    private @Nullable Double ratePerS;

    @Option(names = "--saturate", description = "Sustained load: one request after the other without a pause.")
    private boolean saturate;

    @Option(
            names = "--duration",
            paramLabel = "<s>",
            description = "For how long the sustained load comes; default: 60 s.")
    private @Nullable Double durationS;

    @Option(
            names = "--ambient-c",
            paramLabel = "<degrees>",
            description = "Temperature of the air and, at the beginning, of the board in degrees C; default: 25.")
    private @Nullable Double ambientC;

    @Option(
            names = "--timeline",
            paramLabel = "<file>",
            description = "Writes power, temperature and clocks over time: .csv, or .json for Perfetto"
                    + " and chrome://tracing.")
    private @Nullable Path timeline;

    /** The load; empty when none of its options was given. */
    Optional<LoadRequest> request() {
        int given = (periodMs == null ? 0 : 1) + (ratePerS == null ? 0 : 1) + (saturate ? 1 : 0);
        if (given == 0) {
            requireNothingElse();
            return Optional.empty();
        }
        if (given > 1) {
            throw new InvalidInputException(
                    "--period, --rate, --saturate", "expected one of them, given " + given, null);
        }
        double ambient = finite("--ambient-c", ambientC, DEFAULT_AMBIENT_C);
        if (ambient < -60 || ambient > 125) {
            throw new InvalidInputException("--ambient-c", "expected -60 to 125 degrees C, given " + ambient, null);
        }
        return Optional.of(new LoadRequest(
                arrivals(), positive("--duration", finite("--duration", durationS, DEFAULT_DURATION_S)), ambient));
    }

    /** Where to write the course of events; empty for nowhere. */
    Optional<Path> timeline() {
        return Optional.ofNullable(timeline);
    }

    private Arrivals arrivals() {
        if (periodMs != null) {
            return new Arrivals.Periodic(positive("--period", periodMs) * 1e-3);
        }
        return ratePerS != null ? new Arrivals.Poisson(positive("--rate", ratePerS)) : new Arrivals.BackToBack();
    }

    private void requireNothingElse() {
        String option = durationS != null ? "--duration" : ambientC != null ? "--ambient-c" : "--timeline";
        if (durationS != null || ambientC != null || timeline != null) {
            throw new InvalidInputException(
                    option,
                    "expected together with a sustained load, given alone",
                    "add --saturate, --period or --rate");
        }
    }

    private static double finite(String option, @Nullable Double value, double otherwise) {
        double chosen = value == null ? otherwise : value;
        if (!Double.isFinite(chosen)) {
            throw new InvalidInputException(option, "expected a number, given " + chosen, null);
        }
        return chosen;
    }

    private static double positive(String option, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new InvalidInputException(option, "expected a number > 0, given " + value, null);
        }
        return value;
    }
}
