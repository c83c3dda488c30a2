package io.exeunt.simulator.plausibility;

import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Traces of made-up networks: logits are noise, plus a signal at the label that grows with depth. */
record Traces(Random random, int classes, double[] signals) {
    static Traces of(long seed, int classes, double... signals) {
        return new Traces(new Random(seed), classes, signals);
    }

    /** Both splits from the same source. */
    ExitTrace sound(int fit, int report) {
        return of(split("fit", fit), split("report", report));
    }

    static ExitTrace of(TraceSplit fit, TraceSplit report) {
        List<String> names = IntStream.range(0, fit.exits().size())
                .mapToObj(k -> k == fit.exits().size() - 1 ? "final" : "exit_" + k)
                .toList();
        return new ExitTrace("made-up", names, fit, report);
    }

    TraceSplit split(String name, int samples) {
        int[] labels = random.ints(samples, 0, classes).toArray();
        List<ExitOutputs> exits = new ArrayList<>();
        for (double signal : signals) {
            exits.add(exit(labels, signal));
        }
        return new TraceSplit(name, labels, exits);
    }

    private ExitOutputs exit(int[] labels, double signal) {
        float[] values = new float[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            double sum = 0;
            double[] row = new double[classes];
            for (int c = 0; c < classes; c++) {
                row[c] = Math.exp((labels[i] == c ? signal : 0) + random.nextGaussian());
                sum += row[c];
            }
            for (int c = 0; c < classes; c++) {
                values[i * classes + c] = (float) (row[c] / sum);
            }
        }
        return new ExitOutputs(HeadKind.SOFTMAX, classes, values);
    }

    /** A split with its labels changed. */
    static TraceSplit relabelled(TraceSplit split, UnaryOperator<int[]> change) {
        return new TraceSplit(split.name(), change.apply(split.labels()), split.exits());
    }

    /** A split with every exit changed. */
    static TraceSplit changed(TraceSplit split, UnaryOperator<ExitOutputs> change) {
        return new TraceSplit(
                split.name(), split.labels(), split.exits().stream().map(change).toList());
    }

    /** An exit with a confidence head that says the largest probability, times a factor. */
    static ExitOutputs confident(ExitOutputs exit, double factor) {
        float[] confidence = new float[exit.samples()];
        for (int i = 0; i < confidence.length; i++) {
            confidence[i] = (float) (factor * exit.value(i, exit.argmax(i)));
        }
        return new ExitOutputs(exit.kind(), exit.classes(), exit.values(), confidence);
    }
}
