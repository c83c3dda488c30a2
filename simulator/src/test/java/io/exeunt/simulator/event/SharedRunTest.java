package io.exeunt.simulator.event;

import static io.exeunt.simulator.event.QueueBench.NEVER;
import static io.exeunt.simulator.event.QueueBench.load;
import static io.exeunt.simulator.event.QueueBench.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.event.Batching.Survivors;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Batches, inferences that give way and a second unit, on boards whose figures can be worked out by hand. */
class SharedRunTest {
    private static Offload offload(double transferS, double gbPerS, Integer... segments) {
        return new Offload(List.of(segments), "other", "runtime", Precision.FP32, 1, transferS, gbPerS);
    }

    private static Serving batch(int size, double waitS, Survivors survivors) {
        return new Serving(new Batching(size, waitS, survivors), false, Offload.NONE);
    }

    private static RequestStream recorded(String name, int priority, double... timesS) {
        return stream(name, new Arrivals.Recorded(ArrivalTimes.of(timesS)), priority);
    }

    /** Of four that come together all run two segments: those who left after one wait 1 s for the others. */
    @Test
    void aBatchThatWaitsAnswersAllAtTheLastOnesExit() {
        Load four = load(10, 1, recorded("x", 0, 0, 0, 0, 0, 9)).served(batch(4, 0, Survivors.WAIT));

        SustainedOutcome outcome = QueueBench.leaving(50).shared(four, Observer.NONE);
        StageFigures stages = outcome.stages().orElseThrow();

        assertThat(outcome.requests()).isEqualTo(5);
        assertThat(stages.meanBatch()).isEqualTo(2.5);
        assertThat(outcome.latency().p50S()).isCloseTo(2, within(1e-9));
        assertThat(stages.heldS()).isPositive();
        assertThat(outcome.latency().meanS() * 5)
                .as("two segments for each of the batch, but that what was done was held")
                .isCloseTo(8 + (outcome.spanS() - 9), within(1e-9));
    }

    @Test
    void survivorsThatGoOnAloneLeaveNobodyWaiting() {
        Load load = new Load(new Arrivals.Poisson(0.5), 20_000, NEVER, 25, 3).served(batch(8, 1, Survivors.COMPACT));

        SustainedOutcome outcome = QueueBench.leaving(50).shared(load, Observer.NONE);

        assertThat(outcome.stages().orElseThrow().heldS()).isZero();
        assertThat(outcome.latency().meanS())
                .isLessThan(QueueBench.leaving(50)
                        .shared(load.served(batch(8, 1, Survivors.WAIT)), Observer.NONE)
                        .latency()
                        .meanS());
    }

    /** Far apart, so that the unit is free: the first of a pair waits for the second, or for as long as is allowed. */
    @Test
    void aBatchBeginsWhenItIsFullOrItsOldestHasWaitedLongEnough() {
        Load load = load(100, 1, recorded("x", 0, 0, 0.25, 20, 20.75, 40, 99)).served(batch(2, 0.5, Survivors.WAIT));

        SustainedOutcome outcome = QueueBench.deterministic().shared(load, Observer.NONE);
        StageFigures stages = outcome.stages().orElseThrow();

        // waits: 0.25 and 0; 0.5, and the next while the unit works 0.75 s and then 0.5 alone; 0.5; the last, after
        // whom nobody comes
        assertThat(stages.meanBatch()).isCloseTo(6 / 5.0, within(1e-12));
        assertThat(stages.fillS()).isCloseTo((0.25 + 0.5 + 0 + 0.5) / 6, within(1e-9));
        assertThat(outcome.latency().meanS()).isCloseTo((1.25 + 1 + 1.5 + 1.75 + 1.5 + 1) / 6, within(1e-9));
    }

    /** Four segments of 1 s: who comes at 1.2 s begins at 2 s, and the other one ends 4 s later. */
    @Test
    void anInferenceGivesWayAtTheBorderOfASegment() {
        Load load = load(50, 1, recorded("patient", 0, 0, 30), recorded("urgent", 1, 1.2, 45));

        SustainedOutcome polite = QueueBench.segmented(4)
                .shared(load.served(new Serving(Batching.NONE, true, Offload.NONE)), Observer.NONE);
        SustainedOutcome stubborn =
                QueueBench.segmented(4).shared(load.served(batch(1, 1, Survivors.WAIT)), Observer.NONE);

        assertThat(polite.stages().orElseThrow().interrupted()).isEqualTo(1);
        assertThat(latencyS(polite, 1) * 2).isCloseTo(4.8 + 4, within(1e-9));
        assertThat(latencyS(polite, 0) * 2).isCloseTo(8 + 4, within(1e-9));
        assertThat(latencyS(stubborn, 1) * 2).isCloseTo(6.8 + 4, within(1e-9));
    }

    private static double latencyS(SustainedOutcome outcome, int stream) {
        return outcome.streams().get(stream).latency().orElseThrow().meanS();
    }

    /** One request per 1.5 s needs 2 s of work: more than one unit can do, and two need 0.25 s to hand over. */
    @Test
    void twoUnitsWorkOnTwoRequestsAtOnce() {
        Load load = new Load(new Arrivals.Periodic(1.5), 300, NEVER, 25, 1);
        QueueBench bench = QueueBench.leaving(0);
        Timeline timeline = new Timeline(1, 10_000);

        SustainedOutcome alone = bench.shared(load, Observer.NONE);
        SustainedOutcome both =
                bench.shared(load.served(new Serving(Batching.NONE, false, offload(0.25, NEVER, 2))), timeline);
        double integral = timeline.bins().stream()
                .mapToDouble(bin -> bin.meanW() * bin.seconds())
                .sum();

        assertThat(alone.queueing().steadiness()).isEqualTo(Steadiness.OVERLOADED);
        assertThat(both.queueing().steadiness()).isEqualTo(Steadiness.STABLE);
        assertThat(both.latency().worstS()).isCloseTo(2.25, within(1e-9));
        assertThat(both.stages().orElseThrow().transferS()).isCloseTo(0.25, within(1e-12));
        assertThat(both.stages().orElseThrow().busyShare().get(0)).isCloseTo(200 / both.spanS(), within(1e-9));
        assertThat(both.stages().orElseThrow().busyShare().get(1)).isCloseTo(250 / both.spanS(), within(1e-9));
        assertThat(both.totalJ()).isCloseTo(integral, within(1e-9 * integral));
    }

    /** The bench's inference takes 3 W of leakage and base, and 1 W idle: what both do at once is charged idling once. */
    @Test
    void unitsThatWorkAtOnceShareTheBoardsIdling() {
        Load load = new Load(new Arrivals.Periodic(1), 1000, NEVER, 25, 1);
        QueueBench bench = QueueBench.leaving(0);

        SustainedOutcome both =
                bench.shared(load.served(new Serving(Batching.NONE, false, offload(0, NEVER, 2))), Observer.NONE);

        double eachJ = bench.engine().evaluate(bench.paths(), bench.fastest()).energyJ();
        assertThat(both.totalJ()).isCloseTo(1000 * eachJ - 999, within(1e-6));
    }

    /** A border of 1 element of 4 bytes at 8 B/s. */
    @Test
    void handingOverTakesAsLongAsItsBytes() {
        Load load = new Load(new Arrivals.Periodic(10), 100, NEVER, 25, 1)
                .served(new Serving(Batching.NONE, false, offload(0.5, 8e-9, 2)));

        SustainedOutcome outcome = QueueBench.leaving(0).shared(load, Observer.NONE);

        assertThat(outcome.latency().meanS()).isCloseTo(2 + 0.5 + 0.5, within(1e-9));
    }

    /** Both share the one domain there is: at a quarter of its clock four seconds each. */
    @Test
    void aDomainThatUnitsShareIsWhereTheFirstOneHoldsIt() {
        Load load = new Load(new Arrivals.Periodic(20), 100, NEVER, 25, 1)
                .served(new Serving(Batching.NONE, false, offload(0, NEVER, 2)));
        QueueBench bench = QueueBench.leaving(0);
        Mode slow = new Mode("slow", bench.paths(), FrequencySchedule.flat(2, 0));

        SustainedOutcome outcome = bench.shared(LoadGovernor.constant(slow), load);

        assertThat(outcome.latency().worstS()).isCloseTo(8, within(1e-9));
    }

    /** A batch that has begun goes on as it began; the next one is answered in the other mode, after a switch of 0.25 s. */
    @Test
    void aBatchKeepsTheModeInWhichItBegan() {
        QueueBench bench = QueueBench.leaving(0);
        Mode fast = bench.mode();
        Mode slow = new Mode("slow", QueueBench.leaving(100).paths(), FrequencySchedule.flat(2, 1));
        Load load = load(100, 1, recorded("x", 0, 0, 0, 0, 50, 50)).served(batch(2, 5, Survivors.WAIT));

        SustainedOutcome outcome = bench.shared(new Alternating(List.of(fast, slow)), load);

        // the first two at 4 Hz; the third after 5 s of waiting for a fourth, at 2 Hz and leaving early: 2 s after a
        // switch of 0.25 s; the
        // last ones after another switch
        assertThat(outcome.modeShare()).containsExactly(0.8, 0.2);
        assertThat(outcome.latency().meanS()).isCloseTo((2 + 2 + (5 + 0.25 + 2) + 2.25 + 2.25) / 5, within(1e-9));
    }

    /**
     * The other mode for every batch but the first.
     *
     * @param modes two
     */
    private record Alternating(List<Mode> modes) implements LoadGovernor {
        @Override
        public String describe() {
            return "alternating";
        }

        @Override
        public Memory begin() {
            return look -> look.timeS() == 0 ? 0 : 1 - look.mode();
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        QueueBench bench = QueueBench.leaving(0);
        Load load = new Load(new Arrivals.Periodic(10), 100, NEVER, 25, 1);

        assertThatThrownBy(() -> bench.shared(
                        load.served(new Serving(Batching.NONE, false, offload(0, NEVER, 3))), Observer.NONE))
                .hasMessage("Expected segment to be in 1..2, given 3");
        assertThatThrownBy(() -> new EventEngine(bench.engine())
                        .run(
                                LoadGovernor.constant(bench.mode()),
                                load.served(batch(2, 0, Survivors.WAIT)),
                                Observer.NONE,
                                () -> false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Batching(0, 0, Survivors.WAIT))
                .hasMessage("Expected size of a batch to be in 1..256, given 0");
    }

    @Test
    void itEndsWhenItsUserWantsToStop() {
        Load days = new Load(new Arrivals.Periodic(1.5), 1e9, NEVER, 25, 1).served(batch(4, 1, Survivors.WAIT));
        Cancellation soon = new Cancellation() {
            private int looks;

            @Override
            public boolean requested() {
                return ++looks > 1000;
            }
        };
        assertThatThrownBy(() -> new EventEngine(
                                QueueBench.leaving(0).engine(),
                                QueueBench.leaving(0).prices())
                        .run(LoadGovernor.constant(QueueBench.leaving(0).mode()), days, Observer.NONE, soon))
                .hasMessage("nothing is kept of a simulation under load");
    }

    @Test
    void aQueueShorterThanTheBatchFillsABatchOfItsLength() {
        RequestStream two = QueueBench.bounded(
                new Arrivals.Recorded(ArrivalTimes.of(new double[] {0, 0, 50})), NEVER, 2, QueueRule.Drop.NEWEST);

        SustainedOutcome outcome = QueueBench.deterministic()
                .shared(load(100, 1, two).served(batch(4, 10, Survivors.WAIT)), Observer.NONE);

        assertThat(outcome.latency().worstS()).isCloseTo(1, within(1e-9));
    }

    /** A second of work takes 3 J. */
    @Test
    void aBoardThatGoesOffInTheMidstOfASegmentWasBusyUntilThen() {
        Load load = new Load(List.of(recorded("x", 0, 0, 0, 9)), 10, 25, Sleep.NEVER, 1, 1)
                .served(batch(2, 0, Survivors.WAIT));

        SustainedOutcome outcome = QueueBench.deterministic().shared(load, Observer.NONE);

        assertThat(outcome.spanS()).isLessThan(1);
        assertThat(outcome.busyShare()).isCloseTo(1, within(1e-9));
        assertThat(outcome.stages().orElseThrow().busyShare().get(0)).isCloseTo(1, within(1e-9));
    }
}
