package io.exeunt.compare;

import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Traces of three exits and four classes of every kind of heads, over the same samples; later exits are better. */
final class Heads {
    private static final int CLASSES = 4;
    private static final int EXITS = 3;

    private Heads() {}

    static ExitTrace trace(HeadKind kind) {
        return new ExitTrace(
                "net", List.of("a", "b", "final"), split("fit", kind, 1, 400), split("report", kind, 2, 500));
    }

    private static TraceSplit split(String name, HeadKind kind, long seed, int samples) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] labels = random.ints(samples, 0, CLASSES).toArray();
        List<ExitOutputs> exits = new ArrayList<>();
        for (int k = 0; k < EXITS; k++) {
            float[] values = new float[CLASSES * samples];
            for (int i = 0; i < samples; i++) {
                double[] logits = new double[CLASSES];
                for (int c = 0; c < CLASSES; c++) {
                    logits[c] = random.nextGaussian() + (c == labels[i] ? 1 + k : 0) + 0.2;
                }
                write(kind, logits, values, CLASSES * i);
            }
            exits.add(new ExitOutputs(kind, CLASSES, values));
        }
        return new TraceSplit(name, labels, exits);
    }

    private static void write(HeadKind kind, double[] logits, float[] values, int at) {
        double sum = Arrays.stream(logits).map(Math::exp).sum();
        for (int c = 0; c < CLASSES; c++) {
            values[at + c] = (float)
                    switch (kind) {
                        case LOGITS -> logits[c];
                        case SIGMOID -> 1 / (1 + Math.exp(-logits[c]));
                        case SOFTMAX -> Math.exp(logits[c]) / sum;
                    };
        }
    }
}
