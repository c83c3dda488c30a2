package io.exeunt.policies.dl4j.loss;

import java.util.Arrays;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Lends a {@link RowLoss} to Deeplearning4j. The layer's activation has to be the identity: the loss sees values before activation,
 * so that several heads, merged into one vertex, can each have an activation of their own and share one loss.
 */
public final class RowLossFunction implements ILossFunction {
    private static final long serialVersionUID = 1L;

    private final transient RowLoss loss;

    /** A loss function for training; it is not written to files. */
    public RowLossFunction(RowLoss loss) {
        this.loss = loss;
    }

    /** Scores of all rows and their gradient, one after the other. */
    private double[] evaluate(INDArray labels, INDArray values, float[] gradient) {
        int rows = (int) values.size(0);
        float[] said = values.dup('c').data().asFloat();
        float[] wanted = labels.dup('c').data().asFloat();
        int width = said.length / rows;
        int targetWidth = wanted.length / rows;
        double[] scores = new double[rows];
        float[] slope = new float[width];
        for (int row = 0; row < rows; row++) {
            scores[row] = loss.of(
                    Arrays.copyOfRange(said, row * width, (row + 1) * width),
                    Arrays.copyOfRange(wanted, row * targetWidth, (row + 1) * targetWidth),
                    slope);
            System.arraycopy(slope, 0, gradient, row * width, width);
        }
        return scores;
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray values, IActivation activation, INDArray mask, boolean average) {
        return sum(evaluate(labels, values, new float[(int) values.length()]), average);
    }

    private static double sum(double[] scores, boolean average) {
        double sum = Arrays.stream(scores).sum();
        return average ? sum / scores.length : sum;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray values, IActivation activation, INDArray mask) {
        double[] scores = evaluate(labels, values, new float[(int) values.length()]);
        return Nd4j.createFromArray(scores).reshape(scores.length, 1).castTo(values.dataType());
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray values, IActivation activation, INDArray mask) {
        float[] gradient = new float[(int) values.length()];
        evaluate(labels, values, gradient);
        return Nd4j.createFromArray(gradient).reshape(values.shape());
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray values, IActivation activation, INDArray mask, boolean average) {
        float[] gradient = new float[(int) values.length()];
        double score = sum(evaluate(labels, values, gradient), average);
        return new Pair<>(score, Nd4j.createFromArray(gradient).reshape(values.shape()));
    }

    @Override
    public String name() {
        return loss.getClass().getSimpleName();
    }
}
