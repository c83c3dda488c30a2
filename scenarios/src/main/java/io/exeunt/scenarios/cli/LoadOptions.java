package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.scenarios.spec.ArrivalFile;
import io.exeunt.scenarios.workbench.LoadRequest;
import io.exeunt.simulator.event.Arrivals;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A load that lasts, as options. */
final class LoadOptions {
    private static final double DAY_S = 86_400;

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
            names = "--arrivals",
            paramLabel = "<file>",
            description = "Sustained load: recorded requests, one time in s per line.")
    private @Nullable Path arrivals;

    @Option(
            names = "--duration",
            paramLabel = "<s>",
            description =
                    "For how long the sustained load comes, 0.001 to 2592000 s (30 days); default: the scenario's, or"
                            + " 60 s.")
    private @Nullable Double durationS;

    @Option(
            names = "--ambient-c",
            paramLabel = "<degrees>",
            description = "Temperature of the air and, at the beginning, of the board in degrees C; default: the"
                    + " scenario's, or 25.")
    private @Nullable Double ambientC;

    @Option(
            names = "--timeline",
            paramLabel = "<file>",
            description = "Writes power, temperature and clocks over time: .csv, or .json for Perfetto"
                    + " and chrome://tracing.")
    private @Nullable Path timeline;

    /**
     * What is asked beyond the scenario.
     *
     * @param loaded whether the scenario has a load of its own, or may have one
     */
    LoadRequest request(boolean loaded) {
        int given = (periodMs == null ? 0 : 1)
                + (ratePerS == null ? 0 : 1)
                + (saturate ? 1 : 0)
                + (arrivals == null ? 0 : 1);
        if (given == 0 && !loaded) {
            requireNothingElse();
        }
        if (given > 1) {
            throw new InvalidInputException(
                    "--period, --rate, --saturate, --arrivals", "expected one of them, given " + given, null);
        }
        double ambient =
                ambientC == null ? Double.NaN : OptionBounds.within("--ambient-c", ambientC, -60, 125, " degrees C");
        double duration =
                durationS == null ? Double.NaN : OptionBounds.within("--duration", durationS, 0.001, 30 * DAY_S, " s");
        Arrivals asked = given == 0 ? null : arrivals();
        if (asked != null && durationS != null) {
            LoadRequest.requireFew(duration * asked.meanRatePerS(), "");
        }
        return new LoadRequest(asked, duration, ambient);
    }

    /** Where to write the course of events; empty for nowhere. */
    Optional<Path> timeline() {
        return Optional.ofNullable(timeline);
    }

    private Arrivals arrivals() {
        if (arrivals != null) {
            return new Arrivals.Recorded(ArrivalFile.read(arrivals));
        }
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
                    "add --saturate, --period or --rate, or a load to the scenario");
        }
    }
}
