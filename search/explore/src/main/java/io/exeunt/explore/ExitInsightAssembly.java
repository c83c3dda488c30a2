package io.exeunt.explore;

import io.exeunt.explore.result.ExitInsight.ClassShare;
import io.exeunt.explore.result.ExitInsight.ExitAccuracy;
import io.exeunt.policies.score.ClassProbabilities;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Looks at exits one by one, and at classes under one design, on the report split. */
final class ExitInsightAssembly {
    /** Bins of equal width, as usual for the expected calibration error. */
    private static final int BINS = 15;
    /** Classes that a table can show. */
    private static final int MOST_CLASSES = 100;

    private final StudySubject subject;

    ExitInsightAssembly(StudySubject subject) {
        this.subject = subject;
    }

    /** Every exit of every system alone. */
    List<ExitAccuracy> exits() {
        List<ExitAccuracy> all = new ArrayList<>();
        for (StudySystem system : subject.systems()) {
            TraceSplit report = system.trace().report();
            String name = subject.systems().size() == 1 ? "" : system.name();
            for (int exit = 0; exit < system.exits(); exit++) {
                all.add(exit(name, system.trace().exitNames().get(exit), report, exit));
            }
        }
        return all;
    }

    private static ExitAccuracy exit(String system, String name, TraceSplit split, int exit) {
        double[] confidence = confidence(split.exits().get(exit));
        boolean[] right = new boolean[split.samples()];
        for (int i = 0; i < right.length; i++) {
            right[i] = split.correct(exit, i);
        }
        double mean = DoubleStream.of(confidence).average().orElse(Double.NaN);
        return new ExitAccuracy(system, name, split.accuracy(exit), mean, calibrationError(confidence, right));
    }

    /** Probability of the answer, per sample. */
    private static double[] confidence(ExitOutputs outputs) {
        ClassProbabilities probabilities = new ClassProbabilities(outputs);
        double[] confidence = new double[outputs.samples()];
        for (int i = 0; i < confidence.length; i++) {
            confidence[i] = probabilities.of(i)[outputs.argmax(i)];
        }
        return confidence;
    }

    /** Σ (bin size / samples) · |accuracy of bin − mean confidence of bin|. */
    static double calibrationError(double[] confidence, boolean[] right) {
        double[] gap = new double[BINS];
        for (int i = 0; i < confidence.length; i++) {
            int bin = Math.min(BINS - 1, (int) (confidence[i] * BINS));
            gap[bin] += (right[i] ? 1 : 0) - confidence[i];
        }
        return Arrays.stream(gap).map(Math::abs).sum() / confidence.length;
    }

    /**
     * How decisions treat each class that has samples; none where there are more than 100.
     *
     * @param system index of the system whose trace was decided
     */
    List<ClassShare> classes(int system, SampleDecisions decisions) {
        TraceSplit split = subject.systems().get(system).trace().report();
        int classes = split.classes();
        if (classes > MOST_CLASSES) {
            return List.of();
        }
        int[][] leaving = new int[classes][split.exits().size()];
        int[] right = new int[classes];
        int[] samples = new int[classes];
        for (int i = 0; i < split.samples(); i++) {
            int label = split.labels()[i];
            leaving[label][decisions.exit(i)]++;
            samples[label]++;
            right[label] += decisions.right()[i] ? 1 : 0;
        }
        List<ClassShare> shares = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            if (samples[label] > 0) {
                double all = samples[label];
                List<Double> at = Arrays.stream(leaving[label])
                        .mapToObj(count -> count / all)
                        .toList();
                shares.add(new ClassShare(label, samples[label], at, right[label] / all));
            }
        }
        return shares;
    }
}
