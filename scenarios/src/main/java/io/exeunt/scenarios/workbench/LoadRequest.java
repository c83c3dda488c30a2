package io.exeunt.scenarios.workbench;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.event.Arrivals;
import io.exeunt.simulator.event.Load;
import io.exeunt.simulator.event.RequestStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of the scenario's load is to be otherwise in a simulation.
 *
 * @param arrivals when requests come, in one stream that replaces the scenario's; null to leave them
 * @param durationS for how long, in s; NaN to leave it
 * @param ambientC temperature of the air in °C; NaN to leave it
 * @param governor what looks at the load
 */
public record LoadRequest(@Nullable Arrivals arrivals, double durationS, double ambientC, UnderLoad governor) {
    /** The scenario's load as it is. */
    public static final LoadRequest AS_IT_IS = new LoadRequest(null, Double.NaN, Double.NaN, new UnderLoad.Nothing());

    /** What looks at the load. */
    public sealed interface UnderLoad {
        /** Each request is answered in the same way. */
        record Nothing() implements UnderLoad {}

        /** A governor of clocks. */
        record Named(String governor) implements UnderLoad {}

        /**
         * Other designs while the queue is long.
         *
         * @param designs ids in the same front
         * @param queued number of waiting requests from which on each is taken, rising
         */
        record Relief(List<String> designs, List<Integer> queued) implements UnderLoad {
            public Relief {
                designs = Check.notEmpty("designs", designs);
                queued = List.copyOf(queued);
            }
        }
    }

    /** Beyond this nobody waits for the end of a simulation. */
    public static final double MOST_REQUESTS = 1e9;

    private static final double DEFAULT_DURATION_S = 60;
    private static final double DEFAULT_AMBIENT_C = 25;

    public LoadRequest {
        Check.require(!(durationS <= 0), "durationS", "> 0", durationS);
    }

    /**
     * The load to simulate; empty where neither the scenario nor this says when requests come.
     *
     * @param asked by the scenario; null for none
     * @param deadlineS of requests whose arrivals are said here
     */
    public Optional<Load> over(@Nullable Load asked, double deadlineS, long seed) {
        Load usual = asked;
        if (arrivals != null) {
            usual = replaced(asked, RequestStream.only(arrivals, deadlineS), seed);
        }
        return Optional.ofNullable(usual).map(load -> adjusted(load, seed));
    }

    /** Other requests in the same surroundings; where none are asked for, in a room of 25 °C, on mains, for a minute. */
    private static Load replaced(@Nullable Load asked, RequestStream stream, long seed) {
        return asked == null
                ? new Load(stream.arrivals(), DEFAULT_DURATION_S, stream.deadlineS(), DEFAULT_AMBIENT_C, seed)
                : new Load(
                        List.of(stream),
                        asked.durationS(),
                        asked.ambientC(),
                        asked.sleep(),
                        asked.batteryJ(),
                        asked.drift(),
                        asked.serving(),
                        seed);
    }

    private Load adjusted(Load load, long seed) {
        Load adjusted = new Load(
                load.streams(),
                either(durationS, load.durationS()),
                either(ambientC, load.ambientC()),
                load.sleep(),
                load.batteryJ(),
                load.drift(),
                load.serving(),
                seed);
        requireFew(adjusted.durationS() * adjusted.meanRatePerS(), "");
        return adjusted;
    }

    /**
     * Refuses what nobody waits for.
     *
     * @param requests of a whole simulation
     * @param how they come, for the message
     */
    public static void requireFew(double requests, String how) {
        if (requests > MOST_REQUESTS) {
            throw new InvalidInputException(
                    "--duration",
                    String.format(
                            Locale.ROOT,
                            "expected a load of at most %.0e requests, given %.2g%s",
                            MOST_REQUESTS,
                            requests,
                            how),
                    "a shorter --duration, or fewer requests per second will do");
        }
    }

    private static double either(double given, double otherwise) {
        return Double.isNaN(given) ? otherwise : given;
    }
}
