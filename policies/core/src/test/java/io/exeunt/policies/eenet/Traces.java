package io.exeunt.policies.eenet;

import io.exeunt.fixtures.SharedFolder;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;

/** Traces for tests: synthetic ones, and the shared ResNet-20 where it is there. */
@NullUnmarked
final class Traces {
    /** MMAC of ResNet-20's exits with their own head alone, and with all earlier heads; see the shared folder's README. */
    private static final double[] OWN_HEAD = {8.70, 13.42, 18.14, 19.32, 24.04, 28.75, 32.29, 37.01, 40.55};

    private static final double[] ALL_HEADS = {8.70, 16.96, 25.22, 29.93, 35.83, 41.73, 46.45, 52.35, 57.07};

    private Traces() {}

    /** A split whose exits see the label through noise that shrinks with depth and differs in strength from sample to sample. */
    static TraceSplit noisy(String name, int samples, int classes, int exits, long seed) {
        Random random = new Random(seed);
        int[] labels = random.ints(samples, 0, classes).toArray();
        double[][] noise = new double[samples][classes];
        double[] difficulty = random.doubles(samples).toArray();
        List<ExitOutputs> outputs = new ArrayList<>();
        for (int k = 0; k < exits; k++) {
            float[] logits = new float[samples * classes];
            for (int i = 0; i < samples; i++) {
                for (int c = 0; c < classes; c++) {
                    noise[i][c] = 0.7 * noise[i][c] + 0.7 * random.nextGaussian();
                    double signal = c == labels[i] ? 1.0 + 1.5 * k : 0;
                    logits[i * classes + c] = (float) (signal + (0.5 + 2 * difficulty[i]) * noise[i][c]);
                }
            }
            outputs.add(new ExitOutputs(HeadKind.LOGITS, classes, logits, null));
        }
        return new TraceSplit(name, labels, outputs);
    }

    /** A split of two classes from the probability of class 1 at each exit. */
    static TraceSplit binary(int[] labels, double[]... probabilities) {
        List<ExitOutputs> outputs = new ArrayList<>();
        for (double[] exit : probabilities) {
            float[] values = new float[exit.length * 2];
            for (int i = 0; i < exit.length; i++) {
                values[2 * i] = (float) (1 - exit[i]);
                values[2 * i + 1] = (float) exit[i];
            }
            outputs.add(new ExitOutputs(HeadKind.SOFTMAX, 2, values, null));
        }
        return new TraceSplit("fit", labels, outputs);
    }

    /** Equal segments of 10 and heads of 1. */
    static ExitCosts evenCosts(int exits) {
        double[] segment = new double[exits];
        double[] head = new double[exits];
        java.util.Arrays.fill(segment, 10);
        java.util.Arrays.fill(head, 1);
        return new ExitCosts("MMAC", segment, head);
    }

    static ExitCosts resNet20Costs() {
        int exits = OWN_HEAD.length;
        double[] segment = new double[exits];
        double[] head = new double[exits];
        double before = 0;
        for (int k = 0; k < exits; k++) {
            double earlierHeads = ALL_HEADS[k] - OWN_HEAD[k];
            head[k] = k + 1 < exits ? ALL_HEADS[k + 1] - OWN_HEAD[k + 1] - earlierHeads : 0;
            segment[k] = OWN_HEAD[k] - head[k] - before;
            before = OWN_HEAD[k] - head[k];
        }
        return new ExitCosts("MMAC", segment, head);
    }

    /** The shared ResNet-20 trace; the test is skipped where it is missing. */
    static ExitTrace resNet20() {
        return TraceFile.read(SharedFolder.file("models/resnet20_cifar10_trace.npz"))
                .trace();
    }
}
