package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.scenarios.spec.ArrivalFile;
import io.exeunt.scenarios.workbench.LoadRequest;
import io.exeunt.scenarios.workbench.LoadRequest.UnderLoad;
import io.exeunt.simulator.event.Arrivals;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    @Option(
            names = "--load-governor",
            paramLabel = "<name>",
            description = "Looks at the load and sets the clocks: ondemand, schedutil, deadline, forecast, or a"
                    + " plug-in's.")
    private @Nullable String governor;

    @Option(
            names = "--relief",
            paramLabel = "<id>@<n>",
            split = ",",
            description = "While at least n requests wait, answers by this design of the same front, whose samples"
                    + " leave earlier, say; several: 3f2a@4,77b0@16.")
    private List<String> relief = List.of();

    private UnderLoad underLoad() {
        if (governor != null && !relief.isEmpty()) {
            throw new InvalidInputException("--relief", "expected it or --load-governor, given both", null);
        }
        if (!relief.isEmpty()) {
            List<String[]> parts = relief.stream().map(LoadOptions::parts).toList();
            return new UnderLoad.Relief(
                    parts.stream().map(part -> part[0]).toList(),
                    parts.stream().map(part -> Integer.valueOf(part[1])).toList());
        }
        return governor == null ? new UnderLoad.Nothing() : new UnderLoad.Named(governor);
    }

    private static String[] parts(String text) {
        if (!text.matches("[^@]+@[1-9]\\d{0,4}")) {
            throw new InvalidInputException(
                    "--relief", "expected <id>@<number of waiting requests>, given '" + text + "'", null);
        }
        return text.split("@");
    }

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
        return new LoadRequest(asked, duration, ambient, underLoad());
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
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--duration", durationS != null);
        given.put("--ambient-c", ambientC != null);
        given.put("--timeline", timeline != null);
        given.put("--load-governor", governor != null);
        given.put("--relief", !relief.isEmpty());
        for (String option : given.keySet().stream().filter(given::get).toList()) {
            throw new InvalidInputException(
                    option,
                    "expected together with a sustained load, given alone",
                    "add --saturate, --period or --rate, or a load to the scenario");
        }
    }
}
