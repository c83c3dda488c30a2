package io.exeunt.policies.dl4j.eenet;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * L_q = (1/K) Σ_k Σ_n ω_nk · BCE(clamp(q_nk), right_nk) of all exits as one SameDiff graph; q_nk = w_k · x_nk. Features are padded with
 * zeros to those of the last exit, so that one batched product does for all. Earlier utilities among the features are values, not
 * variables: no gradient flows back through them, as published.
 */
final class UtilityGraph {
    static final String FEATURES = "x";
    static final String RIGHT = "right";
    static final String OMEGA = "omega";
    static final String WEIGHTS = "w";
    private static final double CLAMP = 1e-4;

    private UtilityGraph() {}

    /** The graph for {@code exits} exits with {@code features} features each after padding. */
    static SameDiff of(int exits, int features, Adam.Parameter weights) {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.placeHolder(FEATURES, DataType.FLOAT, exits, -1, features);
        SDVariable right = graph.placeHolder(RIGHT, DataType.FLOAT, exits, -1, 1);
        SDVariable omega = graph.placeHolder(OMEGA, DataType.FLOAT, exits, -1, 1);
        SDVariable w = graph.var(WEIGHTS, weights.values());
        SDVariable q = graph.math().clipByValue(x.mmul(w), CLAMP, 1 - CLAMP);
        SDVariable wrong = right.rsub(1.0);
        SDVariable likelihood =
                right.mul(graph.math().log(q)).add(wrong.mul(graph.math().log(q.rsub(1.0))));
        omega.mul(likelihood).sum().mul("loss", -1.0 / exits);
        graph.setLossVariables("loss");
        return graph;
    }
}
