package io.exeunt.simulator.event;

import static io.exeunt.simulator.event.QueueBench.NEVER;
import static io.exeunt.simulator.event.QueueBench.bounded;
import static io.exeunt.simulator.event.QueueBench.load;
import static io.exeunt.simulator.event.QueueBench.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.event.QueueRule.Drop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A device that takes 1 s for each request; idle it draws 1 W. */
class LoadTest {
    private final QueueBench bench = QueueBench.deterministic();

    private static Arrivals recorded(double... timesS) {
        return new Arrivals.Recorded(ArrivalTimes.of(timesS));
    }

    private List<Double> arrivalsServed(Load load) {
        List<Double> served = new ArrayList<>();
        bench.run(load, new Observer() {
            @Override
            public void see(Stretch stretch) {}

            @Override
            public void see(Service service) {
                served.add(service.arrivalS());
            }
        });
        return served;
    }

    @Test
    void recordedRequestsAreAnsweredInTheirOrder() {
        assertThat(arrivalsServed(load(10, 1, stream("all", recorded(0, 0.1, 0.1, 7, 12), 0))))
                .containsExactly(0.0, 0.1, 0.1, 7.0);
    }

    @Test
    void aFullQueueTurnsAwayTheNewestOrTheOldest() {
        Arrivals arrivals = recorded(0, 0.1, 0.2, 0.3, 0.4);
        assertThat(arrivalsServed(load(10, 1, bounded(arrivals, NEVER, 2, Drop.NEWEST))))
                .containsExactly(0.0, 0.1, 0.2);
        assertThat(arrivalsServed(load(10, 1, bounded(arrivals, NEVER, 2, Drop.OLDEST))))
                .containsExactly(0.0, 0.3, 0.4);
    }

    @Test
    void requestsWhoseDeadlineHasPassedAreDroppedWhereThatIsAskedFor() {
        Load load = load(10, 1, bounded(recorded(0, 0.1, 0.2, 0.9), 1.5, 10, Drop.LATE));
        assertThat(arrivalsServed(load)).containsExactly(0.0, 0.1, 0.9);
        StreamOutcome stream = bench.run(load).streams().get(0);
        assertThat(stream.dropped()).isEqualTo(1);
        assertThat(stream.missShare()).as("one dropped, two late").isEqualTo(0.75);
    }

    @Test
    void theMoreUrgentStreamComesFirstAndNoInferenceIsInterrupted() {
        Load load = load(10, 1, stream("patient", recorded(0, 0.1, 0.2), 0), stream("urgent", recorded(0.5, 0.6), 1));
        assertThat(arrivalsServed(load)).containsExactly(0.0, 0.5, 0.6, 0.1, 0.2);
    }

    @Test
    void aBackgroundStreamFillsThePauses() {
        SustainedOutcome outcome = bench.run(load(
                100,
                1,
                stream("camera", new Arrivals.Periodic(4), 1),
                stream("background", new Arrivals.BackToBack(), 0)));
        assertThat(outcome.queueing().steadiness()).isEqualTo(Steadiness.SATURATED);
        assertThat(outcome.streams()).extracting(StreamOutcome::answered).containsExactly(25L, 75L);
        assertThat(outcome.busyShare()).isCloseTo(1, within(1e-12));
    }

    @Test
    void steadinessIsNamed() {
        assertThat(steadiness(new Arrivals.Periodic(1.25))).isEqualTo(Steadiness.STABLE);
        assertThat(steadiness(new Arrivals.Periodic(0.9))).isEqualTo(Steadiness.OVERLOADED);
        assertThat(steadiness(new Arrivals.Poisson(3))).isEqualTo(Steadiness.OVERLOADED);
        assertThat(steadiness(recorded(
                        0, 995, 995.1, 995.2, 995.3, 995.4, 995.5, 995.6, 995.7, 995.8, 995.9, 996, 996.1, 996.2, 996.3,
                        996.4, 997, 997)))
                .isEqualTo(Steadiness.BACKLOGGED);
        assertThat(steadiness(new Arrivals.BackToBack())).isEqualTo(Steadiness.SATURATED);
        SustainedOutcome dropping =
                bench.run(load(1000, 1, bounded(new Arrivals.Periodic(0.5), NEVER, 3, Drop.OLDEST)));
        assertThat(dropping.queueing().steadiness()).isEqualTo(Steadiness.OVERLOADED);
        assertThat(dropping.queueing().demand()).isCloseTo(2, within(0.01));
    }

    private Steadiness steadiness(Arrivals arrivals) {
        return bench.run(new Load(arrivals, 1000, NEVER, 25, 1)).queueing().steadiness();
    }

    @Test
    void anOverloadIsAnsweredInTheEndAndWaitsAsLongAsItMust() {
        SustainedOutcome outcome = bench.run(new Load(new Arrivals.Periodic(0.01), 2000, NEVER, 25, 1));
        assertThat(outcome.requests()).isEqualTo(200_000);
        assertThat(outcome.latency().worstS()).isCloseTo(200_000 - 1999.99, within(1e-6));
        assertThat(outcome.queueing().longest()).isEqualTo(RequestQueue.HELD);
    }

    @Test
    void aWayTooLargeLoadEndsWhenItsUserWantsToStop() {
        AtomicInteger looks = new AtomicInteger();
        Load load = new Load(new Arrivals.Periodic(1e-6), 1e7, NEVER, 25, 1);
        assertThatThrownBy(() -> new EventEngine(bench.engine())
                        .run(bench.paths(), bench.fastest(), load, Observer.NONE, () -> looks.incrementAndGet() > 1000))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void aLoadWithoutARequestIsAPause() {
        SustainedOutcome outcome = bench.run(load(10, 1, stream("later", recorded(20, 21), 0)));
        assertThat(outcome.requests()).isZero();
        assertThat(outcome.idleJ()).isEqualTo(10);
        assertThat(outcome.latency().meanS()).isNaN();
        assertThat(outcome.accuracy()).isNaN();
    }

    @Test
    void asleepItDrawsLessAndWakesUpLate() {
        Load load = new Load(
                List.of(RequestStream.only(new Arrivals.Periodic(10), NEVER)),
                100,
                25,
                new Sleep(0.1, 2, 0.5),
                NEVER,
                1);
        SustainedOutcome outcome = bench.run(load);
        // of 10 s: 1 s of work, 2 s awake, the rest asleep, and 0.5 s to wake up after the next request
        assertThat(outcome.idleJ()).isCloseTo(20 + 9 * 0.5 + 0.1 * (7 + 9 * 6.5), within(1e-9));
        assertThat(outcome.latency().p99S()).isCloseTo(1.5, within(1e-12));
        assertThat(outcome.latency().meanS()).isCloseTo(1.45, within(1e-12));
    }

    @Test
    void anEmptyBatteryEndsTheLoad() {
        double inferenceJ =
                bench.engine().evaluate(bench.paths(), bench.fastest()).energyJ();
        Load load = new Load(
                List.of(RequestStream.only(new Arrivals.BackToBack(), NEVER)),
                100,
                25,
                Sleep.NEVER,
                4.5 * inferenceJ,
                1);
        SustainedOutcome outcome = bench.run(load);
        assertThat(outcome.requests()).isEqualTo(4);
        assertThat(outcome.emptyAtS()).isCloseTo(4.5, within(1e-9));
        assertThat(outcome.spanS()).isEqualTo(outcome.emptyAtS());
        assertThat(outcome.totalJ()).isCloseTo(4.5 * inferenceJ, within(1e-9));
    }

    @Test
    void recordingsThatSayNothingAreRefused() {
        assertThatThrownBy(() -> recorded()).hasMessage("Expected recorded arrivals to be at least two, given 0");
        assertThatThrownBy(() -> recorded(3, 3))
                .hasMessage("Expected recorded arrivals to be spread over some time, given all at 3.0 s");
        assertThatThrownBy(() -> recorded(0, 2, 1))
                .hasMessage("Expected arrival 3 to be >= the one before, 2.0, given 1.0");
        assertThatThrownBy(() -> recorded(0, Double.NaN))
                .hasMessage("Expected arrival 2 to be >= the one before, 0.0, given NaN");
    }

    @Test
    void equalSeedsGiveEqualArrivalsWhateverIsServed() {
        Load load = load(200, 3, bounded(new Arrivals.Poisson(2), NEVER, 100, Drop.NEWEST));
        long slow = bench.run(load).streams().get(0).offered();
        assertThat(QueueBench.exponential().run(load).streams().get(0).offered())
                .isEqualTo(slow);
    }

    @Test
    void aGovernorGoesToAnotherModeWhereTheQueueIsLong() {
        Mode slow = new Mode("slow", bench.paths(), FrequencySchedule.flat(1, 0));
        LoadGovernor governor = new LoadGovernor() {
            @Override
            public String describe() {
                return "fast where two wait";
            }

            @Override
            public List<Mode> modes() {
                return List.of(slow, bench.mode());
            }

            @Override
            public Memory begin() {
                return look -> look.queued() > 1 ? 1 : 0;
            }
        };
        SustainedOutcome outcome = new EventEngine(bench.engine())
                .run(
                        governor,
                        load(100, 1, stream("all", recorded(0, 1, 2, 3, 50), 0)),
                        Observer.NONE,
                        Cancellation.NEVER);
        // slow takes 4 s; then 3 and 2 wait and are answered fast, each switch costs 0.25 s; the last is slow again
        assertThat(outcome.modeShare()).containsExactly(0.6, 0.4);
        assertThat(outcome.latency().worstS()).isCloseTo(4 + 0.25 + 2 + 0.25 + 4 - 3, within(1e-9));
        assertThat(outcome.energy().switchingJ()).isCloseTo(6, within(1e-9));
    }

    @Test
    void onlyAGovernorThatChoosesIsToldOfArrivals() {
        Mode slow = new Mode("slow", bench.paths(), FrequencySchedule.flat(1, 0));

        assertThat(toldOf(List.of(bench.mode()))).isZero();
        assertThat(toldOf(List.of(bench.mode(), slow))).isEqualTo(3);
    }

    private int toldOf(List<Mode> modes) {
        List<Double> toldS = new ArrayList<>();
        LoadGovernor counting = new LoadGovernor() {
            @Override
            public String describe() {
                return "counting";
            }

            @Override
            public List<Mode> modes() {
                return modes;
            }

            @Override
            public Memory begin() {
                return new Memory() {
                    @Override
                    public void arrived(double timeS) {
                        toldS.add(timeS);
                    }

                    @Override
                    public int choose(LoadLook look) {
                        return 0;
                    }
                };
            }
        };
        new EventEngine(bench.engine())
                .run(counting, load(100, 1, stream("all", recorded(0, 1, 2), 0)), Observer.NONE, Cancellation.NEVER);
        return toldS.size();
    }
}
