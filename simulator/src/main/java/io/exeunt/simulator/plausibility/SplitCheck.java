package io.exeunt.simulator.plausibility;

import io.exeunt.simulator.plausibility.Implausibility.Evidence;
import io.exeunt.simulator.plausibility.Implausibility.Kind;
import io.exeunt.simulator.trace.ExitTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.HypergeometricDistribution;

/** Splits that are not of one source (Fisher's exact test on right answers and on each class) or not apart. */
final class SplitCheck {
    private SplitCheck() {}

    static Stream<Implausibility> of(ExitTrace trace, double level) {
        Optional<Implausibility> shared = SharedSamples.of(trace);
        return shared.isPresent()
                ? shared.stream()
                : Stream.of(accuracy(trace, level), classes(trace, level)).flatMap(Optional::stream);
    }

    private static Optional<Implausibility> accuracy(ExitTrace trace, double level) {
        List<Evidence> evidence = new ArrayList<>();
        for (int k = 0; k < trace.exits(); k++) {
            Answers fit = Answers.of(trace.fit(), k);
            Answers report = Answers.of(trace.report(), k);
            if (p(fit.right(), fit.samples(), report.right(), report.samples()) < level) {
                evidence.add(new Evidence(trace.exitNames().get(k), "", fit.accuracy(), report.accuracy()));
            }
        }
        if (evidence.isEmpty()) {
            return Optional.empty();
        }
        boolean better = evidence.get(0).observed() > evidence.get(0).compared();
        return Optional.of(
                new Implausibility(
                        Kind.SPLIT_ACCURACY,
                        evidence,
                        better
                                ? "the network was trained on samples of fit: take others, held out from training, for both splits"
                                : "look at where report comes from: draw both splits at random from the same held-out samples"));
    }

    /** Each class against all others, at a level that all of them share. */
    private static Optional<Implausibility> classes(ExitTrace trace, double level) {
        int classes = trace.fit().classes();
        int[] fit = counts(trace.fit().labels(), classes);
        int[] report = counts(trace.report().labels(), classes);
        List<Evidence> evidence = new ArrayList<>();
        int inFit = trace.fit().samples();
        int inReport = trace.report().samples();
        for (int c = 0; c < classes; c++) {
            if (p(fit[c], inFit, report[c], inReport) < level / classes) {
                evidence.add(new Evidence("class " + c, "", (double) fit[c] / inFit, (double) report[c] / inReport));
            }
        }
        return evidence.isEmpty()
                ? Optional.empty()
                : Optional.of(new Implausibility(
                        Kind.SPLIT_CLASSES,
                        evidence,
                        "the samples were split in their order: shuffle them, then draw both splits"));
    }

    private static int[] counts(int[] labels, int classes) {
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }

    /** Twice the smaller tail of the hypergeometric distribution. */
    private static double p(int a, int ofA, int b, int ofB) {
        HypergeometricDistribution distribution = new HypergeometricDistribution(null, ofA + ofB, a + b, ofA);
        return 2 * Math.min(distribution.cumulativeProbability(a), distribution.upperCumulativeProbability(a));
    }
}
