package io.exeunt.simulator.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.FakePlatform;
import java.util.List;
import org.junit.jupiter.api.Test;

class SliceBookTest {
    private final CostTables tables =
            CostTables.of(FakePlatform.network(new int[] {4, 8}, new int[] {1, 1}), FakePlatform.simple());
    private final Mode mode = new Mode(
            "changing",
            PathHistogram.ofExits(2, new int[] {0, 1}, new int[] {0, 1}),
            FrequencySchedule.of(new int[] {2, 1}));

    private SliceBook of(double durationS, int most) {
        SliceBook book = new SliceBook(tables, List.of(mode), most);
        new EventEngine(new AnalyticEngine(tables))
                .run(
                        LoadGovernor.constant(mode),
                        new Load(new Arrivals.Periodic(10), durationS, Double.POSITIVE_INFINITY, 25, 1),
                        book,
                        Cancellation.NEVER);
        return book;
    }

    @Test
    void anInferenceIsItsSegmentsItsHeadAndItsSwitches() {
        List<SliceBook.Slice> slices = of(11, 10).slices().subList(5, 10);
        assertThat(slices)
                .extracting(SliceBook.Slice::name)
                .containsExactly("leaves at exit 2", "segment 0", "clock switch", "segment 1", "head 1");
        assertThat(slices.get(0).fromS()).isEqualTo(10);
        assertThat(slices.get(0).seconds()).isCloseTo(1 + 0.25 + 4 + 0.5, within(1e-9));
        assertThat(slices.get(4).fromS() + slices.get(4).seconds()).isCloseTo(15.75, within(1e-9));
    }

    @Test
    void onlyTheFirstInferencesAreKept() {
        assertThat(of(1000, 3).slices()).hasSize(15);
    }
}
