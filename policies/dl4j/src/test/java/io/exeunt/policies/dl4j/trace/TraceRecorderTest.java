package io.exeunt.policies.dl4j.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.policies.dl4j.Tiny;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.train.Training;
import io.exeunt.policies.dl4j.train.TrainingEnvironment;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TraceRecorderTest {
    /** More than two batches, the last one not full. */
    private static final LabelledImages FIT = Tiny.images(2 * VertexOutputs.BATCH + 5, 2);

    private static final LabelledImages REPORT = Tiny.images(10, 3);
    private static final MultiExitGraph NETWORK = Training.run(
                    Tiny.training(1),
                    Tiny.images(64, 1),
                    TrainingEnvironment.quiet(1, InstantSource.fixed(Instant.EPOCH)))
            .network();
    private static final ExitTrace TRACE = TraceRecorder.record(NETWORK, FIT, REPORT, 1);

    @Test
    void everyExitGivesProbabilitiesForEverySample() {
        assertThat(TRACE.exitNames()).containsExactly("exit1", "exit2", "final");
        assertThat(TRACE.fit().labels()).isEqualTo(FIT.labels());
        for (ExitOutputs exit : TRACE.fit().exits()) {
            assertThat(exit.kind()).isEqualTo(HeadKind.SOFTMAX);
            for (int i = 0; i < FIT.size(); i++) {
                assertThat(exit.value(i, 0) + exit.value(i, 1) + exit.value(i, 2))
                        .isCloseTo(1, within(1e-5f));
            }
        }
    }

    @Test
    void theNumbersAreThoseOfTheGraph() {
        float[] pixels = new float[64];
        for (int sample : new int[] {0, 130, 260}) {
            FIT.copyTo(sample, pixels, 0);
            INDArray[] expected =
                    NETWORK.graph().output(Nd4j.createFromArray(pixels).reshape(1, 1, 8, 8));
            for (int exit = 0; exit < 3; exit++) {
                assertThat(TRACE.fit().exits().get(exit).value(sample, 1))
                        .isCloseTo(expected[exit].getFloat(0, 1), within(1e-5f));
            }
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        ExitTrace three = TraceRecorder.record(NETWORK, FIT, REPORT, 3);
        for (int exit = 0; exit < 3; exit++) {
            assertThat(three.fit().exits().get(exit).values())
                    .containsExactly(TRACE.fit().exits().get(exit).values());
            assertThat(three.report().exits().get(exit).values())
                    .containsExactly(TRACE.report().exits().get(exit).values());
        }
    }

    @Test
    void theAccuracyTableCountsRightAnswers() {
        ExitOutputs half = new ExitOutputs(HeadKind.SOFTMAX, 2, new float[] {.9f, .1f, .8f, .2f});
        ExitOutputs right = new ExitOutputs(HeadKind.SOFTMAX, 2, new float[] {.9f, .1f, .2f, .8f});
        TraceSplit fit = new TraceSplit("fit", new int[] {0, 1}, List.of(half, right));
        TraceSplit report = new TraceSplit("report", new int[] {1, 0}, List.of(half, right));
        assertThat(ExitAccuracy.table(new ExitTrace("n", List.of("a", "b"), fit, report)))
                .containsExactly(new ExitAccuracy("a", 0.5, 0.5), new ExitAccuracy("b", 1, 0));
    }
}
