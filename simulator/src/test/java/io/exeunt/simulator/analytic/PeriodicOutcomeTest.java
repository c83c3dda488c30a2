package io.exeunt.simulator.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.policy.Progress;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.FakePlatform;
import io.exeunt.simulator.result.PeriodicOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On {@link FakePlatform#simple}: a MAC takes one cycle of 1, 2 or 4 Hz; idling costs 1 W; a switch takes 0.25 s and 3 J. */
class PeriodicOutcomeTest {
    private final EarlyExitNetwork network = FakePlatform.network(new int[] {4, 8}, new int[] {2, 2});
    private final AnalyticEngine engine = new AnalyticEngine(CostTables.of(network, FakePlatform.simple()));
    private final PathHistogram paths =
            new PathHistogram(List.of(new Entry(Path.of(0, 0b01), 3, 3), new Entry(Path.of(1, 0b11), 1, 1)));

    /** Runs fast, rests slow. */
    private record Resting(int home, int rest) implements Governor {
        @Override
        public int next(Progress progress) {
            return home;
        }

        @Override
        public String describe() {
            return "resting";
        }
    }

    @Test
    void whoRestsElsewhereSwitchesTwiceAfterTheAnswer() {
        // 6 MACs take 1.5 s, 16 take 4 s; both ways 0.5 s and 6 J.
        PeriodicOutcome resting = run(new Resting(2, 0), 10);
        PeriodicOutcome staying = run(FrequencySchedule.flat(2, 2), 10);

        assertThat(resting.inference().latency()).isEqualTo(staying.inference().latency());
        assertThat(resting.inference().occupiedS()).isCloseTo((3 * 2 + 4.5) / 4, within(1e-12));
        assertThat(resting.inference().energyJ()).isCloseTo(staying.inference().energyJ() + 6, within(1e-9));
        assertThat(resting.inference().switchesPerInference()).isEqualTo(2);
        assertThat(staying.inference().switchesPerInference()).isZero();
    }

    @Test
    void whatIsLeftOfThePeriodIsIdle() {
        PeriodicOutcome outcome = run(FrequencySchedule.flat(2, 2), 10);

        assertThat(outcome.idleS()).isCloseTo((3 * 8.5 + 6) / 4, within(1e-12));
        assertThat(outcome.idleJ()).isCloseTo(outcome.idleS(), within(1e-12));
        assertThat(outcome.energyJ()).isCloseTo(outcome.inference().energyJ() + outcome.idleJ(), within(1e-12));
        assertThat(outcome.powerW()).isCloseTo(outcome.energyJ() / 10, within(1e-12));
        assertThat(outcome.overrunShare()).isZero();
    }

    @Test
    void whoOverrunsThePeriodIsCounted() {
        PeriodicOutcome outcome = run(FrequencySchedule.flat(2, 2), 2);

        assertThat(outcome.overrunShare()).isEqualTo(0.25);
        assertThat(outcome.idleS()).isCloseTo(3 * 0.5 / 4, within(1e-12));
        assertThatThrownBy(() -> run(FrequencySchedule.flat(2, 2), 0))
                .hasMessage("Expected periodS to be > 0, given 0.0");
    }

    @Test
    void withoutPowerDataIdlingIsNotModelledEither() {
        AnalyticEngine unknown = new AnalyticEngine(CostTables.of(network, FakePlatform.withoutPower()));

        PeriodicOutcome outcome = unknown.evaluatePeriodic(paths, FrequencySchedule.flat(2, 2), network.allExits(), 10);

        assertThat(outcome.energyJ()).isNaN();
        assertThat(outcome.idleS()).isPositive();
    }

    private PeriodicOutcome run(Governor governor, double periodS) {
        return engine.evaluatePeriodic(paths, governor, network.allExits(), periodS);
    }
}
