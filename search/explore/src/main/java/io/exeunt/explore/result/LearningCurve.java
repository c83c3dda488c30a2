package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * How often one exit alone was right after each epoch of its training, on samples that it learns from and on samples that it does not.
 *
 * @param system whose head it is
 * @param exit its name
 * @param samples looked at of either kind, > 0
 * @param train share of training samples, 0 … 1, [epoch − 1]
 * @param fit share of samples of <em>fit</em>, 0 … 1, [epoch − 1]
 */
public record LearningCurve(String system, String exit, int samples, List<Double> train, List<Double> fit) {
    /** Fewer epochs show no trend. */
    public static final int FEWEST_EPOCHS = 4;

    public LearningCurve {
        Check.notBlank("system", system);
        Check.notBlank("exit", exit);
        Check.positive("samples", (long) samples);
        train = Check.notEmpty("train", train);
        fit = List.copyOf(fit);
        Check.require(fit.size() == train.size(), "fit", train.size() + " in number", fit.size());
        train.forEach(share -> Check.probability("train", share));
        fit.forEach(share -> Check.probability("fit", share));
    }

    /** Epochs of the training. */
    public int epochs() {
        return train.size();
    }

    /** Share right on <em>fit</em> after the last epoch. */
    public double last() {
        return fit.get(epochs() - 1);
    }

    /** How much of it was won in the last quarter of the epochs. */
    public double lateRise() {
        return last() - before();
    }

    private double before() {
        return fit.get((3 * epochs() - 1) / 4);
    }

    /**
     * Whether it was still rising on <em>fit</em> when its epochs ended: by more than two standard errors of the difference, as if
     * of independent samples, in the last quarter of the epochs. Never with fewer than four epochs, which show no trend, nor when all were
     * right in the end.
     */
    public boolean undertrained() {
        double variance = (last() * (1 - last()) + before() * (1 - before())) / samples;
        return epochs() >= FEWEST_EPOCHS && last() < 1 && lateRise() > 2 * Math.sqrt(variance);
    }
}
