package io.exeunt.simulator.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.FakePlatform;
import io.exeunt.simulator.result.LatencyStatistic;
import java.util.List;
import org.junit.jupiter.api.Test;

class BestScheduleTest {
    private final CostTables tables =
            CostTables.of(FakePlatform.network(new int[] {8, 4, 12}, new int[] {2, 0, 4}), FakePlatform.simple());
    private final BestSchedule best = new BestSchedule(tables);
    private final PathHistogram histogram = PathHistogram.ofExits(0b101, new int[] {6, 0, 2}, new int[3]);

    @Test
    void ifOnlyTimeCountsTheClocksAreHighest() {
        assertThat(best.minimise(histogram, 0, LatencyStatistic.MEAN, 1).schedule())
                .isEqualTo(FrequencySchedule.flat(3, 2));
    }

    @Test
    void ifOnlyEnergyCountsTheClocksAreTheMostFrugal() {
        // Per MAC: 1 Hz 1 + 0.5 + 3 = 4.5 J, 2 Hz 4 + 0.5 + 1.5 = 6 J, 4 Hz 16 + 0.5 + 0.75 J.
        ScheduleChoice choice = best.minimise(histogram, 1, LatencyStatistic.MEAN, 0);

        assertThat(choice.schedule()).isEqualTo(FrequencySchedule.flat(3, 0));
        assertThat(choice.energyJ()).isEqualTo(15 * 4.5).isEqualTo(choice.boundJ());
        assertThat(choice.latencyS()).isEqualTo(15);
    }

    @Test
    void segmentsThatNobodyRunsKeepTheStateBeforeThem() {
        PathHistogram early = PathHistogram.ofExits(0b101, new int[] {6, 0, 0}, new int[3]);

        assertThat(best.minimise(early, 1, LatencyStatistic.MEAN, 0).schedule())
                .isEqualTo(FrequencySchedule.flat(3, 0));
    }

    @Test
    void withoutPowerDataOnlyTimeCanBeMinimised() {
        BestSchedule powerless = new BestSchedule(CostTables.of(tables.network(), FakePlatform.withoutPower()));

        ScheduleChoice choice = powerless.minimise(histogram, 0, LatencyStatistic.P95, 1);

        assertThat(choice.schedule()).isEqualTo(FrequencySchedule.flat(3, 2));
        assertThat(choice.energyJ()).isNaN();
        assertThatThrownBy(() -> powerless.minimise(histogram, 1, LatencyStatistic.MEAN, 1))
                .hasMessage("Expected energy of fake to be modelled, given no power data");
    }

    @Test
    void aPercentileNeedsPathsThatContinueEachOther() {
        PathHistogram skipping =
                new PathHistogram(List.of(new Entry(Path.of(0, 0b001), 1, 1), new Entry(Path.of(2, 0b100), 1, 1)));

        assertThatThrownBy(() -> best.minimise(skipping, 1, LatencyStatistic.P99, 1))
                .hasMessageStartingWith(
                        "Expected paths for P99 to be each a continuation of those before, given Path[");
        assertThat(best.minimise(skipping, 1, LatencyStatistic.MEAN, 0).energyJ())
                .isPositive();
    }
}
