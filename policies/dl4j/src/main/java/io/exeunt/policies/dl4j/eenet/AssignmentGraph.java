package io.exeunt.policies.dl4j.eenet;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * alpha_1·L_kl + alpha_2·L_cost of all exits as one SameDiff graph. Assignment ρ_n = softmax over exits of r_nk = W2·σ(W1·x_nk + b1) + b2,
 * without the sigmoid that the released code puts around r, which would keep every share near 1/K. L_kl is the mean of
 * s·(ln s − ln ρ), L_cost = |Σ_k ρ̄_k c_k − B| / B.
 */
final class AssignmentGraph {
    static final String FEATURES = "x";
    static final String TARGET = "s";
    static final String ASSIGNMENT = "rho";
    static final List<String> VARIABLES = List.of("w1", "b1", "w2", "b2");

    /** Keeps logarithms finite; SameDiff cannot differentiate its own log-softmax in this version. */
    private static final double SMALLEST_SHARE = 1e-12;

    private AssignmentGraph() {}

    /**
     * What the loss weighs.
     *
     * @param mask [exit][1][hidden], 1 for hidden units that an exit has, 0 for padding
     * @param relativeCost [1][exit], cost of each exit divided by the budget
     */
    record Losses(INDArray mask, INDArray relativeCost, double klWeight, double costWeight) {}

    /** The graph; parameters in the order of {@link #VARIABLES}. */
    static SameDiff of(List<Adam.Parameter> parameters, Losses losses) {
        SameDiff graph = SameDiff.create();
        INDArray w1 = parameters.get(0).values();
        long exits = w1.size(0);
        SDVariable x = graph.placeHolder(FEATURES, DataType.FLOAT, exits, -1, w1.size(1));
        SDVariable s = graph.placeHolder(TARGET, DataType.FLOAT, -1, exits);
        SDVariable[] v = new SDVariable[VARIABLES.size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = graph.var(VARIABLES.get(i), parameters.get(i).values());
        }
        SDVariable hidden = graph.nn().sigmoid(x.mmul(v[0]).add(v[1])).mul(graph.constant("mask", losses.mask()));
        SDVariable r = hidden.mmul(v[2]).add(v[3]);
        SDVariable rho =
                graph.nn().softmax(ASSIGNMENT, graph.reshape(r, exits, -1).permute(1, 0), 1);
        SDVariable logRho = graph.math().log(rho.add(SMALLEST_SHARE));
        SDVariable kl = s.mul(graph.math().log(s).sub(logRho)).mean();
        SDVariable meanCost =
                rho.mul(graph.constant("cost", losses.relativeCost())).sum(1).mean();
        SDVariable cost = graph.math().abs(meanCost.sub(1.0));
        kl.mul(losses.klWeight()).add("loss", cost.mul(losses.costWeight()));
        graph.setLossVariables("loss");
        return graph;
    }
}
