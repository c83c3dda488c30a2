package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.scenarios.workbench.LoadRequest;
import io.exeunt.simulator.event.Arrivals;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A load that lasts, as options. */
final class LoadOptions {
    private static final double DAY_S = 86_400;
    private static final double DEFAULT_DURATION_S = 60;
    private static final double DEFAULT_AMBIENT_C = 25;

    @Option(
            names = "--period",
            paramLabel = "<ms>",
            description = "Sustained load: one request per so many ms, 0.001 to 86400000.")
    private @Nullable Double periodMs;

    @Option(
            names = "--rate",
            paramLabel = "<1/s>",
            description = "Sustained load: so many requests per second at random (Poisson)," + " up to 1000000.")
    private @Nullable Double ratePerS;

    @Option(names = "--saturate", description = "Sustained load: one request after the other without a pause.")
    private boolean saturate;

    @Option(
            names = "--duration",
            paramLabel = "<s>",
            description = "For how long the sustained load comes, 0.001 to 2592000 s (30 days); default: 60 s.")
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
        double ambient = OptionBounds.within(
                "--ambient-c", ambientC == null ? DEFAULT_AMBIENT_C : ambientC, -60, 125, " degrees C");
        double duration = OptionBounds.within(
                "--duration", durationS == null ? DEFAULT_DURATION_S : durationS, 0.001, 30 * DAY_S, " s");
        Arrivals arrivals = arrivals();
        requireFew(duration * arrivals.meanRatePerS());
        return Optional.of(new LoadRequest(arrivals, duration, ambient));
    }

    /** Where to write the course of events; empty for nowhere. */
    Optional<Path> timeline() {
        return Optional.ofNullable(timeline);
    }

    private Arrivals arrivals() {
        if (periodMs != null) {
            return new Arrivals.Periodic(OptionBounds.within("--period", periodMs, 0.001, DAY_S * 1e3, " ms") * 1e-3);
        }
        return ratePerS != null
                ? new Arrivals.Poisson(OptionBounds.within("--rate", ratePerS, 0.00001, 1e6, " requests per second"))
                : new Arrivals.BackToBack();
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

    private static void requireFew(double requests) {
        if (requests > LoadRequest.MOST_REQUESTS) {
            throw new InvalidInputException(
                    "--duration",
                    String.format(
                            Locale.ROOT,
                            "expected a load of at most %.0e requests, given %.2g",
                            LoadRequest.MOST_REQUESTS,
                            requests),
                    "a shorter --duration, a longer --period or a lower --rate will do");
        }
    }
}
