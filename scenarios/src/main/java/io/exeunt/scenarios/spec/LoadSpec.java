package io.exeunt.scenarios.spec;

import io.exeunt.explore.LoadTask;
import io.exeunt.ground.Check;
import io.exeunt.ground.spec.bind.Absent;
import io.exeunt.ground.spec.bind.Inlined;
import io.exeunt.simulator.event.Arrivals;
import io.exeunt.simulator.event.Batching;
import io.exeunt.simulator.event.Drift;
import io.exeunt.simulator.event.Load;
import io.exeunt.simulator.event.Offload;
import io.exeunt.simulator.event.RequestStream;
import io.exeunt.simulator.event.Serving;
import io.exeunt.simulator.event.Sleep;
import java.util.List;
import java.util.Optional;

/**
 * What a board is asked, and in which surroundings.
 *
 * @param streams of requests; none to count the active inference alone; a deadline of +∞ stands for the latency budget
 * @param durationS for how long a simulation lets them come, in s, 0.001 … 30 days
 * @param ambientC temperature of the air in °C, −60 … 125
 * @param sleep what the board does in pauses
 * @param batch requests that are answered together
 * @param preempt whether an inference gives way, at the border of a segment, to a request of a higher priority
 * @param offload segments that another unit runs
 * @param drift of the samples' difficulty
 * @param batteryWh energy in Wh after which the board is off, > 0; +∞ on mains
 * @param p99BudgetMs largest allowed 99th percentile of the latency in ms, waiting included; +∞ for none
 * @param maxMissShare largest allowed share of requests not answered by their deadline, 0 … 1; 1 for none
 */
public record LoadSpec(
        @Inlined(called = "requests") List<RequestStream> streams,
        double durationS,
        double ambientC,
        @Absent("NEVER") Sleep sleep,
        @Absent("NONE") Batching batch,
        boolean preempt,
        @Absent("NONE") Offload offload,
        @Absent("NONE") Drift drift,
        @Absent("Infinity") double batteryWh,
        @Absent("Infinity") double p99BudgetMs,
        double maxMissShare) {
    private static final double DEFAULT_DURATION_S = 60;
    private static final double DEFAULT_AMBIENT_C = 25;
    private static final double JOULE_PER_WH = 3600;

    /** The active inference alone. */
    public static final LoadSpec NONE = of(List.of());

    public LoadSpec {
        streams = List.copyOf(streams);
        Check.require(durationS > 0, "duration_s", "> 0", durationS);
        Check.require(batteryWh > 0, "battery_wh", "> 0", batteryWh);
        Check.require(
                streams.stream().map(RequestStream::name).distinct().count() == streams.size(),
                "names of streams",
                "free of repetitions",
                streams.stream().map(RequestStream::name).toList());
    }

    /** Streams in a room of 25 °C, on mains, for a minute. */
    public static LoadSpec of(List<RequestStream> streams) {
        return new LoadSpec(
                streams,
                DEFAULT_DURATION_S,
                DEFAULT_AMBIENT_C,
                Sleep.NEVER,
                Batching.NONE,
                false,
                Offload.NONE,
                Drift.NONE,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                1);
    }

    /**
     * Mean time in s from one request to the next, over all streams, for energies that count the pauses; +∞ where there is no load, or
     * no pause.
     */
    public double periodS() {
        if (streams.size() == 1) {
            return streams.get(0).arrivals().meanPeriodS();
        }
        double perS = streams.stream()
                .mapToDouble(stream -> 1 / stream.arrivals().meanPeriodS())
                .sum();
        boolean saturated = streams.stream().anyMatch(stream -> stream.arrivals() instanceof Arrivals.BackToBack);
        return saturated || perS == 0 ? Double.POSITIVE_INFINITY : 1 / perS;
    }

    /**
     * The load as the event engine understands it; empty where there is none.
     *
     * @param latencyBudgetS deadline in s of streams that state none; +∞ for none
     */
    public Optional<LoadTask> task(double latencyBudgetS, long seed) {
        return streams.isEmpty()
                ? Optional.empty()
                : Optional.of(new LoadTask(load(latencyBudgetS, seed), p99BudgetMs * 1e-3, maxMissShare));
    }

    private Load load(double latencyBudgetS, long seed) {
        return new Load(
                streams.stream().map(stream -> stream.within(latencyBudgetS)).toList(),
                durationS,
                ambientC,
                sleep,
                batteryWh * JOULE_PER_WH,
                drift,
                new Serving(batch, preempt, offload),
                seed);
    }
}
