package io.exeunt.simulator.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.simulator.policy.PathHistogram.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PathHistogramTest {
    @Test
    void everyHeadUpToTheExitWasAsked() {
        PathHistogram histogram = PathHistogram.ofExits(0b1101, new int[] {2, 0, 3, 5}, new int[] {1, 0, 3, 4});

        assertThat(histogram.entries())
                .containsExactly(
                        new Entry(Path.of(0, 0b0001), 2, 1),
                        new Entry(Path.of(2, 0b0101), 3, 3),
                        new Entry(Path.of(3, 0b1101), 5, 4));
        assertThat(histogram.samples()).isEqualTo(10);
        assertThat(histogram.accuracy()).isEqualTo(0.8);
        assertThat(histogram.deepestExit()).isEqualTo(3);
        assertThat(histogram.meanExit()).isCloseTo(2.1, within(1e-12));
    }

    @Test
    void theHistogramOfSixtyThreeExitsIsWhole() {
        int[] counts = new int[63];
        counts[62] = 1;

        assertThat(PathHistogram.ofExits(-1L >>> 1, counts, counts).entries())
                .containsExactly(new Entry(Path.of(62, -1L >>> 1), 1, 1));
    }

    @Test
    void nobodyLeavingIsRefused() {
        assertThatThrownBy(() -> PathHistogram.ofExits(1, new int[1], new int[1]))
                .hasMessage("Expected entries to be not empty, given []");
    }

    @Test
    void aTallyDoesNotDependOnTheOrderOfSamples() {
        List<Path> paths = new ArrayList<>(List.of(
                Path.of(0, 1),
                Path.of(2, 0b101),
                Path.of(2, 0b100),
                Path.of(0, 1),
                new Path(2, 0b101, List.of(2)),
                new Path(2, 0b101, List.of(1))));
        PathHistogram expected = tally(paths);
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(paths, random);
            assertThat(tally(paths)).isEqualTo(expected);
        }
        assertThat(expected.entries())
                .containsExactly(
                        new Entry(Path.of(0, 1), 2, 2),
                        new Entry(Path.of(2, 0b100), 1, 0),
                        new Entry(new Path(2, 0b101, List.of(1)), 1, 0),
                        new Entry(new Path(2, 0b101, List.of(2)), 1, 0),
                        new Entry(Path.of(2, 0b101), 1, 0));
    }

    private static PathHistogram tally(List<Path> paths) {
        PathTally tally = new PathTally();
        paths.forEach(path -> tally.add(path, path.exit() == 0));
        return tally.histogram();
    }
}
