package io.exeunt.scenarios.cli;

import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Traces of two exits and two classes.
 *
 * @param samples of each split
 * @param early draws the share of the right class at the early exit
 * @param late draws it at the final one
 * @param sum of each row
 */
record TwoExits(int samples, ToDoubleFunction<Random> early, ToDoubleFunction<Random> late, double sum) {
    void write(Path file, @Nullable ExitCosts costs) {
        ExitTrace trace = new ExitTrace("net", List.of("early", "final"), split("fit", 1), split("report", 2));
        TraceFile.writeBundle(file, Map.of("net", new StoredTrace(trace, costs)));
    }

    private TraceSplit split(String name, long seed) {
        Random random = new Random(seed);
        int[] labels = new int[samples];
        float[][] said = new float[2][2 * samples];
        for (int i = 0; i < samples; i++) {
            labels[i] = random.nextInt(2);
            say(said[0], i, labels[i], early.applyAsDouble(random));
            say(said[1], i, labels[i], late.applyAsDouble(random));
        }
        return new TraceSplit(
                name,
                labels,
                List.of(new ExitOutputs(HeadKind.SOFTMAX, 2, said[0]), new ExitOutputs(HeadKind.SOFTMAX, 2, said[1])));
    }

    private void say(float[] values, int sample, int label, double right) {
        values[2 * sample + label] = (float) (right * sum);
        values[2 * sample + 1 - label] = (float) ((1 - right) * sum);
    }
}
