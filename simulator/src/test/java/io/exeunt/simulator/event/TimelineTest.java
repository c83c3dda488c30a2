package io.exeunt.simulator.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.simulator.event.Observer.Stretch;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static Timeline of(int stretches, int most) {
        Timeline timeline = new Timeline(1, most);
        for (int i = 0; i < stretches; i++) {
            timeline.see(new Stretch(i, 1, i, i, i, i % 2 == 0, 2 * i));
        }
        return timeline;
    }

    @Test
    void neighboursMergeWhereThereWouldBeTooMany() {
        assertThat(of(6, 4).bins())
                .isEqualTo(List.of(
                        new Timeline.Bin(0, 2, 0.5, 1, 1, 0.5, 1),
                        new Timeline.Bin(2, 2, 2.5, 3, 3, 0.5, 5),
                        new Timeline.Bin(4, 2, 4.5, 5, 5, 0.5, 9)));
    }

    @Test
    void aLongSimulationNeedsNoMoreMemoryThanAShortOne() {
        Timeline timeline = of(1_000_000, 100);
        List<Timeline.Bin> bins = timeline.bins();
        assertThat(bins).hasSizeLessThanOrEqualTo(100);
        assertThat(bins.stream().mapToDouble(Timeline.Bin::seconds).sum()).isEqualTo(1_000_000);
        assertThat(bins.stream().mapToDouble(bin -> bin.meanW() * bin.seconds()).sum())
                .isCloseTo(1_000_000.0 * 999_999 / 2, within(1.0));
        for (int i = 1; i < bins.size(); i++) {
            assertThat(bins.get(i).fromS())
                    .isEqualTo(bins.get(i - 1).fromS() + bins.get(i - 1).seconds());
        }
    }

    @Test
    void binsComeInPairs() {
        assertThatThrownBy(() -> new Timeline(1, 3)).hasMessage("Expected most bins to be > 1 and even, given 3");
    }
}
