package io.exeunt.simulator.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.cost.Bound;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.Progress;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.FakePlatform;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.result.Residency;
import io.exeunt.simulator.result.StageOverhead;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnalyticEngineTest {
    private static final double TINY = 1e-12;

    /** Segments of 8, 4 and 12 MAC, heads of 2, 0 and 4 MAC. */
    private final CostTables tables =
            CostTables.of(FakePlatform.network(new int[] {8, 4, 12}, new int[] {2, 0, 4}), FakePlatform.simple());

    private final AnalyticEngine engine = new AnalyticEngine(tables);

    /** Six samples leave at exit 0, three of them right; two at the final exit, both right. Exit 1 is not kept. */
    private final PathHistogram histogram = PathHistogram.ofExits(0b101, new int[] {6, 0, 2}, new int[] {3, 0, 2});

    @Test
    void aFlatScheduleCostsWhatTheWorkCosts() {
        Outcome outcome = engine.evaluate(histogram, FrequencySchedule.flat(3, 1));

        // At 2 Hz: (8 + 2) / 2 = 5 s at exit 0, (8 + 2 + 4 + 12 + 4) / 2 = 15 s at the final exit.
        assertThat(outcome.latency().meanS()).isCloseTo((6 * 5 + 2 * 15) / 8.0, within(TINY));
        assertThat(outcome.latency().p50S()).isEqualTo(5);
        assertThat(outcome.latency().p95S()).isEqualTo(15);
        assertThat(outcome.latency().worstS()).isEqualTo(15);
        assertThat(outcome.accuracy()).isEqualTo(5 / 8.0);
        assertThat(outcome.samples()).isEqualTo(8);
        assertThat(outcome.macs()).isCloseTo((6 * 10 + 2 * 30) / 8.0, within(TINY));
        assertThat(outcome.switchesPerInference()).isZero();
        assertThat(outcome.occupiedS()).isEqualTo(outcome.latency().meanS());
        // 15 MAC on average: 4 J dynamic and 0.5 J DRAM each; 7.5 s at 1 W leakage and 2 W base.
        assertThat(outcome.energy()).isEqualTo(new Energy(60, 7.5, 7.5, 15, 0));
    }

    /** A cut as dear as 6 MACs, a decision as 2, at 2 Hz: all decide once, two of eight begin a second stage. */
    @Test
    void leavingEarlyIsAnItemOfItsOwn() {
        CostTables staged = CostTables.of(
                FakePlatform.network(new int[] {8, 4, 12}, new int[] {2, 0, 4}),
                FakePlatform.simple().staged(6, 2));
        Outcome plain = engine.evaluate(histogram, FrequencySchedule.flat(3, 1));
        Outcome outcome = new AnalyticEngine(staged).evaluate(histogram, FrequencySchedule.flat(3, 1));

        assertThat(outcome.stages().modelled()).isTrue();
        assertThat(outcome.stages().cuts()).isEqualTo(0.25);
        assertThat(outcome.stages().syncs()).isEqualTo(1);
        assertThat(outcome.stages().latencyS()).isCloseTo(1 + 0.25 * 3, within(TINY));
        assertThat(outcome.stages().energy().dynamicJ()).isCloseTo(4 * (2 + 0.25 * 6), within(TINY));
        assertThat(outcome.latency().meanS()).isCloseTo(plain.latency().meanS() + 1.75, within(TINY));
        assertThat(outcome.energyJ())
                .isCloseTo(plain.energyJ() + outcome.stages().energy().totalJ(), within(TINY));
        assertThat(outcome.segments()).isEqualTo(plain.segments());
        assertThat(plain.stages()).isEqualTo(StageOverhead.NOT_MODELLED);
    }

    @Test
    void everySwitchIsChargedToWhoMakesItAndTheWayBackToWhoLeft() {
        // 2 Hz in the first segment, 4 Hz after it.
        Outcome outcome = engine.evaluate(histogram, FrequencySchedule.of(1, 2, 2));

        // Final exit: 5 s, 0.25 s to switch, (4 + 12 + 4) / 4 = 5 s, then 0.25 s back that the user does not see.
        assertThat(outcome.latency().worstS()).isCloseTo(10.25, within(TINY));
        assertThat(outcome.occupiedS()).isCloseTo((6 * 5 + 2 * 10.5) / 8, within(TINY));
        assertThat(outcome.switchesPerInference()).isEqualTo(2 * 2 / 8.0);
        assertThat(outcome.energy().switchingJ()).isCloseTo(2 * 2 * 3 / 8.0, within(TINY));
        assertThat(outcome.segments().get(1).energy().switchingJ()).isCloseTo(2 * 3 / 8.0, within(TINY));
        assertThat(outcome.segments().get(1).latencyS()).isCloseTo(2 * (0.25 + 1) / 8, within(TINY));
        assertThat(outcome.exits().get(2).headEnergy().switchingJ()).isCloseTo(2 * 3 / 8.0, within(TINY));
        assertThat(outcome.exits().get(0).headEnergy().switchingJ()).isZero();
    }

    /** A MAC takes one cycle and moves four bytes, whatever the clock; standing still while clocks change is no work. */
    @Test
    void cyclesAndBytesAreThoseOfSegmentsAndHeadsWithoutSwitching() {
        Outcome outcome = engine.evaluate(histogram, FrequencySchedule.of(1, 2, 2));

        assertThat(outcome.segments())
                .extracting(share -> share.cycles().total())
                .containsExactly(8.0, 1.0, 3.0);
        assertThat(outcome.exits())
                .extracting(share -> share.headCycles().total())
                .containsExactly(2.0, 0.0, 1.0);
        assertThat(outcome.cycles().total()).isEqualTo(15).isEqualTo(outcome.macs());
        assertThat(outcome.cycles().partsModelled()).isFalse();
        assertThat(outcome.segments()).extracting("bytes").containsExactly(32.0, 4.0, 12.0);
        assertThat(outcome.exits()).extracting("headBytes").containsExactly(8.0, 0.0, 4.0);
        assertThat(outcome.bytes()).isEqualTo(60);
    }

    @Test
    void exitsTellWhoLeftThereAndSegmentsHowManyRanThem() {
        Outcome outcome = engine.evaluate(histogram, FrequencySchedule.of(1, 2, 2));

        assertThat(outcome.exits()).extracting("exit").containsExactly("head 0", "head 1", "head 2");
        assertThat(outcome.exits()).extracting("kept").containsExactly(true, false, true);
        assertThat(outcome.exits()).extracting("rate").containsExactly(0.75, 0.0, 0.25);
        assertThat(outcome.exits()).extracting("accuracy").containsExactly(0.5, Double.NaN, 1.0);
        assertThat(outcome.exits()).extracting("latencyS").containsExactly(5.0, Double.NaN, 10.25);
        assertThat(outcome.exits().get(1).energyJ()).isNaN();
        assertThat(outcome.segments()).extracting("reached").containsExactly(1.0, 0.25, 0.25);
        assertThat(outcome.segments()).extracting("freqHz").containsExactly(List.of(2.0), List.of(4.0), List.of(4.0));
        assertThat(outcome.segments()).extracting("bound").containsOnly(Bound.COMPUTE);
    }

    @Test
    void residencyIsTheShareOfOccupiedTimeAtEachClock() {
        Residency residency = engine.evaluate(histogram, FrequencySchedule.of(1, 2, 2))
                .residency()
                .get(0);

        // 2 Hz: 8 × 5 s and two stalls on the way back to it; 4 Hz: 2 × 5 s and two stalls on the way there.
        assertThat(residency.domain()).isEqualTo("core");
        assertThat(residency.freqHz()).containsExactly(1.0, 2.0, 4.0);
        assertThat(residency.share().get(0)).isZero();
        assertThat(residency.share().get(1)).isCloseTo(40.5 / 51, within(TINY));
        assertThat(residency.share().get(2)).isCloseTo(10.5 / 51, within(TINY));
    }

    @Test
    void whatIsNotModelledStaysUnknown() {
        CostTables powerless = CostTables.of(tables.network(), FakePlatform.withoutPower());

        Outcome outcome = new AnalyticEngine(powerless).evaluate(histogram, FrequencySchedule.of(1, 2, 2));

        assertThat(outcome.energyJ()).isNaN();
        assertThat(outcome.segments()).allMatch(segment -> !segment.energy().isModelled());
        assertThat(outcome.latency().worstS()).isCloseTo(10.25, within(TINY));
    }

    @Test
    void exitsAreKeptAsTheDesignSaysEvenIfNobodyLeavesThere() {
        Outcome outcome = engine.evaluate(histogram, FrequencySchedule.flat(3, 0), ExitSet.of(3, 0, 1));

        assertThat(outcome.exits()).extracting("kept").containsExactly(true, true, true);
    }

    @Test
    void aGovernorIsAskedBeforeEachSegmentWithWhatItMayKnow() {
        List<Progress> asked = new ArrayList<>();
        Governor recorder = new Slowing(asked, false);
        PathHistogram forecasting =
                new PathHistogram(List.of(new PathHistogram.Entry(new Path(2, 0b101, List.of(2)), 1, 1)));

        Outcome outcome = engine.evaluate(forecasting, recorder);

        assertThat(asked)
                .containsExactly(
                        new Progress(0, 0, Progress.NO_FORECAST, 0, 2),
                        new Progress(1, 0b001, 2, 2.5, 2),
                        new Progress(2, 0b001, 2, 2.5 + 0.25 + 2, 1));
        // 10 MAC at 4 Hz, a switch, 4 at 2 Hz, a switch, 16 at 1 Hz; then a switch back home.
        assertThat(outcome.latency().worstS()).isCloseTo(2.5 + 0.25 + 2 + 0.25 + 16, within(TINY));
        assertThat(outcome.switchesPerInference()).isEqualTo(3);
        assertThat(outcome.segments()).extracting("freqHz").containsExactly(List.of(4.0), List.of(2.0), List.of(1.0));
    }

    @Test
    void anOracleIsToldTheTrueExitFromTheStart() {
        List<Progress> asked = new ArrayList<>();

        engine.evaluate(histogram, new Slowing(asked, true));

        assertThat(asked).extracting(Progress::forecast).containsExactly(0, 2, 2, 2);
    }

    @Test
    void aSwitchBeforeTheFirstSegmentCounts() {
        Governor sleeper = new Slowing(new ArrayList<>(), false) {
            @Override
            public int home() {
                return 0;
            }
        };

        Outcome outcome = engine.evaluate(PathHistogram.ofExits(1, new int[] {1}, new int[] {1}), sleeper);

        assertThat(outcome.latency().meanS()).isCloseTo(0.25 + 2.5, within(TINY));
        assertThat(outcome.occupiedS()).isCloseTo(0.25 + 2.5 + 0.25, within(TINY));
    }

    @Test
    void aStateThatThePlatformLacksIsRefused() {
        assertThatThrownBy(() -> engine.evaluate(histogram, FrequencySchedule.flat(3, 3)))
                .hasMessage("Expected state for segment 0 to be in 0..2, given 3");
    }

    @Test
    void aPathDeeperThanTheNetworkIsRefused() {
        PathHistogram tooDeep = PathHistogram.ofExits(0b1000, new int[] {0, 0, 0, 1}, new int[4]);

        assertThatThrownBy(() -> engine.evaluate(tooDeep, FrequencySchedule.flat(3, 0)))
                .hasMessage("Expected deepest exit to be in 0..2, given 3");
    }

    /** 4 Hz, then 2 Hz, then 1 Hz; writes down what it was told. */
    private static class Slowing implements Governor {
        private final List<Progress> asked;
        private final boolean foresees;

        Slowing(List<Progress> asked, boolean foresees) {
            this.asked = asked;
            this.foresees = foresees;
        }

        @Override
        public String describe() {
            return "slowing";
        }

        @Override
        public int home() {
            return 2;
        }

        @Override
        public int next(Progress progress) {
            asked.add(progress);
            return 2 - progress.segment();
        }

        @Override
        public boolean foresees() {
            return foresees;
        }
    }
}
