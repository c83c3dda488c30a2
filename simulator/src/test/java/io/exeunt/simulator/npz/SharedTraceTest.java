package io.exeunt.simulator.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.exeunt.simulator.trace.TraceSplit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedTraceTest {
    private static final double[] ACCURACY = {.589, .622, .664, .749, .791, .818, .876, .906, .917};

    private static Path shared(String file) {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.isDirectory(root.resolve(".mvn"))) {
            root = root.getParent();
        }
        String given = System.getProperty("exeunt.shared");
        Path folder = given == null ? root.resolveSibling("shared") : Path.of(given);
        Path path = folder.resolve(file);
        assumeTrue(Files.exists(path), "skipped: " + file + " is not in ../shared");
        return path;
    }

    @Test
    void aTraceFromPytorchHasItsPublishedAccuracies() {
        StoredTrace stored = TraceFile.read(shared("models/resnet20_cifar10_trace.npz"));
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
