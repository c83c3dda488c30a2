package io.exeunt.simulator.plausibility;

import io.exeunt.simulator.plausibility.Implausibility.Evidence;
import io.exeunt.simulator.plausibility.Implausibility.Kind;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/**
 * Exits that are less often right the surer they are, by their confidence head and by their largest output. The area under the ROC curve
 * is Mann and Whitney's U of right against wrong answers over their product, ½ if the confidence says nothing; it is below by more than
 * chance if U's normal deviate, variance corrected for ties, falls below the level's quantile. Few samples can't reach it.
 */
final class ConfidenceCheck {
    private static final String OF_OUTPUTS = "look at the outputs: larger numbers must stand for likelier classes";
    private static final String OF_HEADS =
            "larger must mean surer: store an entropy or uncertainty with its sign turned (fit_confidence = -entropy)";

    private ConfidenceCheck() {}

    static Optional<Implausibility> of(ExitTrace trace, double level) {
        double limit = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(level);
        List<Evidence> heads = new ArrayList<>();
        List<Evidence> outputs = new ArrayList<>();
        for (TraceSplit split : List.of(trace.fit(), trace.report())) {
            for (int k = 0; k < trace.exits() - 1; k++) { // the final exit lets everybody go
                ExitOutputs exit = split.exits().get(k);
                String name = trace.exitNames().get(k);
                float[] confidence = exit.confidence();
                if (confidence != null) {
                    Roc.of(doubles(confidence), split, k)
                            .filter(roc -> roc.deviate() < limit)
                            .ifPresent(roc -> heads.add(
                                    new Evidence(name + "'s confidence head", split.name(), roc.area(), 0.5)));
                }
                Roc.of(largest(exit), split, k)
                        .filter(roc -> roc.deviate() < limit)
                        .ifPresent(roc -> outputs.add(new Evidence(name, split.name(), roc.area(), 0.5)));
            }
        }
        String advice = heads.isEmpty() ? OF_OUTPUTS : OF_HEADS;
        heads.addAll(outputs);
        return heads.isEmpty() ? Optional.empty() : Optional.of(new Implausibility(Kind.CONFIDENCE, heads, advice));
    }

    /** Area under the curve, and how many standard deviations it is above ½. */
    private record Roc(double area, double deviate) {
        static Optional<Roc> of(double[] score, TraceSplit split, int exit) {
            double[] ranks = new NaturalRanking().rank(score);
            double sumOfRight = 0;
            double right = 0;
            for (int i = 0; i < score.length; i++) {
                if (split.correct(exit, i)) {
                    sumOfRight += ranks[i];
                    right++;
                }
            }
            double wrong = score.length - right;
            double variance = variance(ranks, right, wrong);
            if (right == 0 || wrong == 0 || variance <= 0) {
                return Optional.empty();
            }
            double u = sumOfRight - right * (right + 1) / 2;
            return Optional.of(new Roc(u / (right * wrong), (u - right * wrong / 2) / Math.sqrt(variance)));
        }

        /** n·m / (N(N−1)) · Σ (rank − mean rank)²: exact under permutation, ties included. */
        private static double variance(double[] ranks, double right, double wrong) {
            double n = right + wrong;
            double sum = 0;
            for (double rank : ranks) {
                sum += (rank - (n + 1) / 2) * (rank - (n + 1) / 2);
            }
            return n < 2 ? 0 : right * wrong / (n * (n - 1)) * sum;
        }
    }

    static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    /** Largest probability of each sample; of logits through softmax. */
    static double[] largest(ExitOutputs exit) {
        double[] largest = new double[exit.samples()];
        for (int i = 0; i < largest.length; i++) {
            double top = exit.value(i, exit.argmax(i));
            largest[i] = exit.kind() == HeadKind.LOGITS ? softmax(exit, i, top) : top;
        }
        return largest;
    }

    private static double softmax(ExitOutputs exit, int sample, double top) {
        double sum = 0;
        for (int c = 0; c < exit.classes(); c++) {
            sum += Math.exp(exit.value(sample, c) - top);
        }
        return 1 / sum;
    }
}
