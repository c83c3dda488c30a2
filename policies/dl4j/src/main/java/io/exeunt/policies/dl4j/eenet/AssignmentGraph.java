package io.exeunt.policies.dl4j.eenet;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * alpha_1·L_kl + alpha_2·L_cost of all exits as one SameDiff graph. Assignment ρ_n = softmax over exits of r_nk = W2·σ(W1·x_nk + b1) + b2,
 * without the sigmoid that the released code puts around r, which would keep every share near 1/K. L_kl is the mean of
 * s·(ln s − ln ρ), of which s·ln s is left out: it is the same whatever the assignment. L_cost = |Σ_k ρ̄_k c_k − B| / B.
 *
 * <p>Written so that no large array is broadcast: SameDiff's gradients of broadcasts are several times as slow as its products. So b1 is
 * W1's last row, for a feature that is always 1, padded hidden units are masked in W2, and mean costs are a product.
 */
final class AssignmentGraph {
    static final String FEATURES = "x";
    static final String TARGET = "s";
    static final String ASSIGNMENT = "rho";
    static final List<String> VARIABLES = List.of("w1", "w2", "b2");

    /** Keeps logarithms finite; SameDiff cannot differentiate its own log-softmax in this version. */
    private static final double SMALLEST_SHARE = 1e-12;

    private AssignmentGraph() {}

    /**
     * What the loss weighs.
     *
     * @param mask [exit][hidden][1], 1 for hidden units that an exit has, 0 for padding
     * @param relativeCost [exit][1], cost of each exit divided by the budget
     */
    record Losses(INDArray mask, INDArray relativeCost, double klWeight, double costWeight) {}

    /** The graph; parameters in the order of {@link #VARIABLES}; the last of an exit's features is 1. */
    static SameDiff of(List<Adam.Parameter> parameters, Losses losses) {
        SameDiff graph = SameDiff.create();
        INDArray first = parameters.get(0).values();
        long exits = first.size(0);
        SDVariable x = graph.placeHolder(FEATURES, DataType.FLOAT, exits, -1, first.size(1));
        SDVariable s = graph.placeHolder(TARGET, DataType.FLOAT, -1, exits);
        SDVariable w1 = graph.var(VARIABLES.get(0), first);
        SDVariable w2 = graph.var(VARIABLES.get(1), parameters.get(1).values());
        SDVariable b2 = graph.var(VARIABLES.get(2), parameters.get(2).values());
        SDVariable hidden = graph.nn().sigmoid(x.mmul(w1));
        SDVariable r = hidden.mmul(w2.mul(graph.constant("mask", losses.mask())));
        SDVariable perSample = graph.reshape(r, exits, -1).permute(1, 0).add(graph.reshape(b2, 1, exits));
        SDVariable rho = graph.nn().softmax(ASSIGNMENT, perSample, 1);
        SDVariable logRho = graph.math().log(rho.add(SMALLEST_SHARE));
        SDVariable kl = s.mul(logRho).mean().neg();
        SDVariable meanCost =
                rho.mmul(graph.constant("cost", losses.relativeCost())).mean();
        SDVariable cost = graph.math().abs(meanCost.sub(1.0));
        kl.mul(losses.klWeight()).add("loss", cost.mul(losses.costWeight()));
        graph.setLossVariables("loss");
        return graph;
    }
}
