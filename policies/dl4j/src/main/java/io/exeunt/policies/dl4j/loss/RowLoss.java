package io.exeunt.policies.dl4j.loss;

/** A loss of one sample, given all numbers that a network says about it. Thread-safe: several threads share one. */
public interface RowLoss {
    /**
     * Loss and gradient of one sample.
     *
     * @param values what the network says, before any activation
     * @param target what is wanted, in a layout that loss and caller agree on
     * @param gradient receives the derivative of the loss by each value
     */
    double of(float[] values, float[] target, float[] gradient);
}
