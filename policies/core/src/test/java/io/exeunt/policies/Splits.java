package io.exeunt.policies;

import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Splits for tests. */
public final class Splits {
    private Splits() {}

    /** Two classes; [exit][sample] probability of class 0, which is the right answer of every sample. */
    public static TraceSplit ofFirstClass(double[]... probabilities) {
        return new TraceSplit(
                "fit",
                new int[probabilities[0].length],
                IntStream.range(0, probabilities.length)
                        .mapToObj(k -> twoClasses(probabilities[k]))
                        .toList());
    }

    private static ExitOutputs twoClasses(double[] probabilities) {
        float[] values = new float[2 * probabilities.length];
        for (int i = 0; i < probabilities.length; i++) {
            values[2 * i] = (float) probabilities[i];
            values[2 * i + 1] = (float) (1 - probabilities[i]);
        }
        return ExitOutputs.withoutConfidence(HeadKind.SOFTMAX, 2, values);
    }

    /** One exit of one sample with these outputs. */
    public static ExitOutputs outputs(HeadKind kind, float... values) {
        return ExitOutputs.withoutConfidence(kind, values.length, values);
    }

    /**
     * Softmax outputs with confidence heads, later exits better; rounded to 1/steps so that small steps give many equal scores.
     */
    public static TraceSplit random(long seed, int samples, int exits, int classes, int steps) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] labels = random.ints(samples, 0, classes).toArray();
        List<ExitOutputs> outputs = new ArrayList<>();
        for (int k = 0; k < exits; k++) {
            outputs.add(randomOutputs(random, labels, classes, steps, (k + 1.0) / exits));
        }
        return new TraceSplit("fit", labels, outputs);
    }

    private static ExitOutputs randomOutputs(
            SplittableRandom random, int[] labels, int classes, int steps, double skill) {
        float[] values = new float[labels.length * classes];
        float[] confidence = new float[labels.length];
        for (int i = 0; i < labels.length; i++) {
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                double drawn = random.nextDouble() + (c == labels[i] ? skill : 0);
                values[i * classes + c] = (float) Math.ceil(drawn * drawn * drawn * steps);
                sum += values[i * classes + c];
            }
            for (int c = 0; c < classes; c++) {
                values[i * classes + c] /= (float) sum;
            }
            confidence[i] = (float) (Math.floor(random.nextDouble() * steps) / steps);
        }
        return new ExitOutputs(HeadKind.SOFTMAX, classes, values, confidence);
    }

    /** The same samples in another order. */
    public static TraceSplit reversed(TraceSplit split) {
        int samples = split.samples();
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++) {
            labels[i] = split.labels()[samples - 1 - i];
        }
        return new TraceSplit(
                split.name(),
                labels,
                split.exits().stream().map(Splits::reversed).toList());
    }

    private static ExitOutputs reversed(ExitOutputs outputs) {
        int samples = outputs.samples();
        float[] before = Objects.requireNonNull(outputs.confidence());
        float[] values = new float[outputs.values().length];
        float[] confidence = new float[samples];
        for (int i = 0; i < samples; i++) {
            int from = samples - 1 - i;
            System.arraycopy(
                    outputs.values(), from * outputs.classes(), values, i * outputs.classes(), outputs.classes());
            confidence[i] = before[from];
        }
        return new ExitOutputs(outputs.kind(), outputs.classes(), values, confidence);
    }

    /** Segments of 10 and heads of 1, in MMAC. */
    public static ExitCosts costs(int exits) {
        return new ExitCosts(
                "MMAC",
                IntStream.range(0, exits).mapToDouble(k -> 10).toArray(),
                IntStream.range(0, exits).mapToDouble(k -> 1).toArray());
    }
}
