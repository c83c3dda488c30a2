package io.exeunt.simulator.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.fixtures.SharedFolder;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedTraceTest {
    private static final double[] ACCURACY = {.589, .622, .664, .749, .791, .818, .876, .906, .917};

    @Test
    void aTraceFromPytorchHasItsPublishedAccuracies() {
        StoredTrace stored = TraceFile.read(SharedFolder.file("models/resnet20_cifar10_trace.npz"));
        assertThat(stored.trace().exits()).isEqualTo(9);
        for (int k = 0; k < 9; k++) {
            double both =
                    (accuracy(stored.trace().fit(), k) + accuracy(stored.trace().report(), k)) / 2;
            assertThat(both).isCloseTo(ACCURACY[k], within(.0006));
        }
    }

    private static double accuracy(TraceSplit split, int exit) {
        return IntStream.range(0, split.samples())
                        .filter(i -> split.correct(exit, i))
                        .count()
                / (double) split.samples();
    }
}
