package io.exeunt.policies.dl4j.loss;

import io.exeunt.ground.Check;
import io.exeunt.ground.statistics.Probabilities;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weighted sum of the side exits' cross entropies. Values: class logits of one side exit after the other. Target: index of the right
 * class.
 *
 * @param exitWeights one per side exit, each > 0
 * @param classes number of classes, > 1
 */
public record CrossEntropyRow(List<Double> exitWeights, int classes) implements RowLoss {
    /** Keeps the logarithm finite where a probability underflows. */
    private static final double SMALLEST_PROBABILITY = 1e-30;

    public CrossEntropyRow {
        exitWeights = Check.notEmpty("exitWeights", exitWeights);
        exitWeights.forEach(weight -> Check.positive("exitWeights", weight));
        Check.require(classes > 1, "classes", "> 1", classes);
    }

    /** Every exit counts the same, as for Predictive Exit's heads. */
    public static CrossEntropyRow unweighted(int sideExits, int classes) {
        return new CrossEntropyRow(Collections.nCopies(sideExits, 1.0), classes);
    }

    /** Later exits count more, with the weights of {@link ExclusionRow}: its softmax baseline. */
    public static CrossEntropyRow rising(int sideExits, int classes) {
        return new CrossEntropyRow(
                IntStream.range(0, sideExits)
                        .mapToObj(exit -> ExclusionRow.exitWeight(sideExits, exit))
                        .toList(),
                classes);
    }

    @Override
    public double of(float[] values, float[] target, float[] gradient) {
        int right = (int) target[0];
        double loss = 0;
        for (int k = 0; k < exitWeights.size(); k++) {
            double weight = exitWeights.get(k);
            double[] p = Probabilities.softmax(values, k * classes, classes);
            loss -= weight * Math.log(Math.max(p[right], SMALLEST_PROBABILITY));
            for (int c = 0; c < classes; c++) {
                gradient[k * classes + c] = (float) (weight * (p[c] - (c == right ? 1 : 0)));
            }
        }
        return loss;
    }
}
