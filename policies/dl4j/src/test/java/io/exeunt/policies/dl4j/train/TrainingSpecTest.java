package io.exeunt.policies.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.policies.dl4j.Tiny;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.network.ResNetSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrainingSpecTest {
    private static final ResNetSpec NETWORK = Tiny.network();
    private static final List<Double> WEIGHTS = List.of(1.0, 1.0, 1.0);

    @Test
    void theKeyChangesWithEverythingThatDecidesTheOutcome() {
        LabelledImages data = Tiny.images(16, 1);
        TrainingSpec spec = new TrainingSpec(NETWORK, 1, 8, 0.01, 1e-4, WEIGHTS, 1);
        Stream<String> keys = Stream.of(
                spec.key(data),
                spec.key(Tiny.images(16, 2)),
                new TrainingSpec(ResNetSpec.quickstart(), 1, 8, 0.01, 1e-4, List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0), 1)
                        .key(data),
                new TrainingSpec(NETWORK, 2, 8, 0.01, 1e-4, WEIGHTS, 1).key(data),
                new TrainingSpec(NETWORK, 1, 4, 0.01, 1e-4, WEIGHTS, 1).key(data),
                new TrainingSpec(NETWORK, 1, 8, 0.02, 1e-4, WEIGHTS, 1).key(data),
                new TrainingSpec(NETWORK, 1, 8, 0.01, 2e-4, WEIGHTS, 1).key(data),
                new TrainingSpec(NETWORK, 1, 8, 0.01, 1e-4, List.of(1.0, 1.0, 2.0), 1).key(data),
                new TrainingSpec(NETWORK, 1, 8, 0.01, 1e-4, WEIGHTS, 2).key(data));
        assertThat(keys).doesNotHaveDuplicates().allSatisfy(key -> assertThat(key)
                .matches("[0-9a-f]{64}"));
    }

    @Test
    void theSameSpecAndDataHaveTheSameKey() {
        assertThat(Tiny.training(1).key(Tiny.images(16, 1)))
                .isEqualTo(Tiny.training(1).key(Tiny.images(16, 1)));
    }

    @Test
    void badValuesAreRefusedByName() {
        assertThatThrownBy(() -> new TrainingSpec(NETWORK, 0, 8, 0.01, 0, WEIGHTS, 1))
                .hasMessage("Expected epochs to be > 0, given 0");
        assertThatThrownBy(() -> new TrainingSpec(NETWORK, 1, 7, 0.01, 0, WEIGHTS, 1))
                .hasMessage("Expected batchSize to be > 0 and even, given 7");
        assertThatThrownBy(() -> new TrainingSpec(NETWORK, 1, 8, 0, 0, WEIGHTS, 1))
                .hasMessage("Expected learningRate to be > 0, given 0.0");
        assertThatThrownBy(() -> new TrainingSpec(NETWORK, 1, 8, 0.01, -1, WEIGHTS, 1))
                .hasMessage("Expected l2 to be >= 0, given -1.0");
        assertThatThrownBy(() -> new TrainingSpec(NETWORK, 1, 8, 0.01, 0, List.of(1.0), 1))
                .hasMessage("Expected lossWeights to be 3 in number, given 1");
        assertThatThrownBy(() -> Tiny.training(1).plan(Tiny.images(7, 1)))
                .hasMessage("Expected training images to be >= the batch size 8, given 7");
    }
}
