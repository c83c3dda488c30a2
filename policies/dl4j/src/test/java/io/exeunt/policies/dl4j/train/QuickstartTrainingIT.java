package io.exeunt.policies.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.data.Mnist;
import io.exeunt.policies.dl4j.data.SplitSpec;
import io.exeunt.policies.dl4j.data.Splits;
import io.exeunt.policies.dl4j.trace.ExitAccuracy;
import io.exeunt.policies.dl4j.trace.TraceRecorder;
import io.exeunt.simulator.trace.ExitTrace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The quickstart's network on a tenth of MNIST: real images, real training, some seconds. */
class QuickstartTrainingIT {
    private static LabelledImages first(LabelledImages images, int count) {
        return images.subset(images.name(), IntStream.range(0, count).toArray());
    }

    @Test
    void aTenthOfAnEpochTeachesTheLateExitsMostDigits() {
        Splits splits = Splits.of(Mnist.train(), Mnist.test(), new SplitSpec(5000, 1));
        TrainingSpec full = TrainingSpec.quickstart(1);
        TrainingSpec spec = new TrainingSpec(
                full.network(), 1, 64, full.learningRate(), full.l2(), TrainingSpec.quickstartWeights(), full.seed());
        TrainedNetwork trained = Training.run(
                spec, first(splits.train(), 6400), TrainingEnvironment.quiet(2, InstantSource.fixed(Instant.EPOCH)));
        ExitTrace trace =
                TraceRecorder.record(trained.network(), first(splits.fit(), 500), first(splits.report(), 500), 2);
        List<Double> accuracies =
                ExitAccuracy.table(trace).stream().map(ExitAccuracy::report).toList();
        assertThat(accuracies.get(5)).isGreaterThan(0.9);
        assertThat(accuracies.get(0)).isBetween(0.15, accuracies.get(5));
    }
}
