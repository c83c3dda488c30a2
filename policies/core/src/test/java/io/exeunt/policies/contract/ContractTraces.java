package io.exeunt.policies.contract;

import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Random traces of every kind of head; later exits are better. All exits have confidence heads. */
final class ContractTraces {
    private ContractTraces() {}

    static TraceSplit random(HeadKind kind, int samples, int exits, int classes, long seed) {
        Random random = new Random(seed);
        int[] labels = random.ints(samples, 0, classes).toArray();
        List<ExitOutputs> outputs = new ArrayList<>();
        for (int k = 0; k < exits; k++) {
            outputs.add(outputs(kind, labels, classes, 1 + 3.0 * k / exits, random));
        }
        return new TraceSplit("contract", labels, outputs);
    }

    private static ExitOutputs outputs(HeadKind kind, int[] labels, int classes, double skill, Random random) {
        float[] values = new float[labels.length * classes];
        float[] confidence = new float[labels.length];
        for (int i = 0; i < labels.length; i++) {
            double[] logits = new double[classes];
            for (int c = 0; c < classes; c++) {
                logits[c] = 0.25 + random.nextGaussian() + (c == labels[i] ? skill : 0);
            }
            write(kind, logits, values, i * classes);
            confidence[i] = random.nextFloat();
        }
        return new ExitOutputs(kind, classes, values, confidence);
    }

    private static void write(HeadKind kind, double[] logits, float[] values, int at) {
        double sum = Arrays.stream(logits).map(Math::exp).sum();
        for (int c = 0; c < logits.length; c++) {
            values[at + c] = (float)
                    switch (kind) {
                        case LOGITS -> logits[c];
                        case SIGMOID -> 1 / (1 + Math.exp(-logits[c]));
                        case SOFTMAX -> Math.exp(logits[c]) / sum;
                    };
        }
    }

    /** Every exit says the same about every sample. */
    static TraceSplit undecided(HeadKind kind, int samples, int exits, int classes) {
        float value = kind == HeadKind.SOFTMAX ? 1f / classes : 0.5f;
        float[] values = new float[samples * classes];
        float[] confidence = new float[samples];
        Arrays.fill(values, value);
        Arrays.fill(confidence, 0.5f);
        ExitOutputs outputs = new ExitOutputs(kind, classes, values, confidence);
        int[] labels = IntStream.range(0, samples).map(i -> i % classes).toArray();
        return new TraceSplit(
                "undecided",
                labels,
                IntStream.range(0, exits).mapToObj(k -> outputs).toList());
    }

    static TraceSplit withLabels(TraceSplit split, int... labels) {
        return new TraceSplit(split.name(), labels, split.exits());
    }

    /** The same samples in another order. */
    static TraceSplit reversed(TraceSplit split) {
        int samples = split.samples();
        return new TraceSplit(
                split.name(),
                IntStream.range(0, samples)
                        .map(i -> split.labels()[samples - 1 - i])
                        .toArray(),
                split.exits().stream().map(ContractTraces::reversed).toList());
    }

    @SuppressWarnings("NullAway")
    private static ExitOutputs reversed(ExitOutputs outputs) {
        int classes = outputs.classes();
        float[] values = new float[outputs.values().length];
        float[] confidence = new float[outputs.samples()];
        for (int i = 0; i < confidence.length; i++) {
            int from = confidence.length - 1 - i;
            System.arraycopy(outputs.values(), from * classes, values, i * classes, classes);
            confidence[i] = outputs.confidence()[from];
        }
        return new ExitOutputs(outputs.kind(), classes, values, confidence);
    }

    /** Segments of 10 and heads of 1. */
    static ExitCosts costs(int exits) {
        double[] segment = new double[exits];
        double[] head = new double[exits];
        Arrays.fill(segment, 10);
        Arrays.fill(head, 1);
        return new ExitCosts("MMAC", segment, head);
    }
}
