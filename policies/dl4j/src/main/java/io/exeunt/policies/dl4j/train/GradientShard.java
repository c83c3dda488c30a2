package io.exeunt.policies.dl4j.train;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A fixed part of every batch, with a graph of its own whose parameters it shares with the others. Used by one thread at a time. */
public interface GradientShard {
    /** Told the number of the step, from 0, before its gradient is computed, for what depends on it. */
    default void begin(long step) {}

    /**
     * Computes the gradient, summed over the shard's samples, and leaves it in {@link #gradient()}.
     *
     * @param batch sample indices of the whole step
     * @param from index of the first one that is this shard's
     * @return loss, mean over the shard
     */
    double computeGradient(int[] batch, int from);

    /** All gradients in one row; batch norms hold the change of their running statistics here. */
    INDArray gradient();
}
