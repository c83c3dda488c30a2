package io.exeunt.simulator.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.simulator.analytic.FrequencySchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A governor that looks in pauses while a second unit works, also beyond the load's end. */
class OffloadedLooksProperties {
    private static final double DURATION_S = 20;
    private static final int MOST_STEPS = 20_000;

    /** The last request comes shortly before the end, and the second unit goes on for long after the first has become free. */
    @Property(tries = 200)
    void looksInPausesEndWithTheLoad(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        QueueBench bench = QueueBench.leaving(0);
        Mode slow = new Mode("slow", bench.paths(), FrequencySchedule.flat(2, 1));
        Regular governor = new Regular(List.of(bench.mode(), slow), random.nextDouble(0.05, 6), new ArrayList<>());

        AtomicInteger steps = new AtomicInteger();
        SustainedOutcome outcome = new EventEngine(bench.engine(), bench.prices())
                .run(
                        governor,
                        load(random),
                        Observer.NONE,
                        () -> steps.incrementAndGet() > MOST_STEPS,
                        Cancellation.NEVER);

        assertThat(steps).as("steps of what has to end").hasValueLessThan(MOST_STEPS);
        assertThat(outcome.requests()).isEqualTo(2);
        assertThat(outcome.spanS()).isGreaterThan(DURATION_S);
        assertThat(governor.pausesS).isNotEmpty().allSatisfy(timeS -> assertThat(timeS)
                .isLessThan(DURATION_S));
    }

    private static Load load(SplittableRandom random) {
        double[] timesS = {random.nextDouble(10), DURATION_S - random.nextDouble(0.01, 3)};
        Offload offload = new Offload(
                List.of(2), "other", "runtime", Precision.FP32, 1, random.nextDouble(3, 30), QueueBench.NEVER);
        RequestStream stream = QueueBench.stream("x", new Arrivals.Recorded(ArrivalTimes.of(timesS)), 0);
        return QueueBench.load(DURATION_S, 1, stream).served(new Serving(Batching.NONE, false, offload));
    }

    /**
     * The other mode with every look.
     *
     * @param modes two
     * @param everyS time in s between two looks
     * @param pausesS times of looks while nobody waited, in s
     */
    private record Regular(List<Mode> modes, double everyS, List<Double> pausesS) implements LoadGovernor {
        @Override
        public String describe() {
            return "regular";
        }

        @Override
        public Memory begin() {
            return look -> {
                if (look.queued() == 0) {
                    pausesS.add(look.timeS());
                }
                return 1 - look.mode();
            };
        }
    }
}
