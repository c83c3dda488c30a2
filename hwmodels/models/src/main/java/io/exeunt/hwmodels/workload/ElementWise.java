package io.exeunt.hwmodels.workload;

import io.exeunt.ground.Check;

/**
 * An operation on each element: activation, residual addition, unfolded batch norm, layer norm, copy (concatenation).
 *
 * @param name unique within the graph
 * @param kind what is done to each element
 * @param output output shape
 * @param inputs how many maps of the output's shape are read, > 0; 1 for an activation or copy, 2 for an addition
 */
public record ElementWise(String name, Kind kind, FeatureMap output, int inputs) implements Operator {
    /** What is done to each element, with its operations per element and stored parameters per channel. */
    public enum Kind {
        ACTIVATION(1, 0),
        ADD(1, 0),
        MULTIPLY(1, 0),
        BATCH_NORM(2, 2),
        LAYER_NORM(5, 2),
        /** Local response normalisation over five channels: five squares and sums, a power, a product. */
        LOCAL_RESPONSE_NORM(12, 0),
        /** Product with zero: how exporters write an absent edge of a cell. */
        ZERO(1, 0),
        COPY(0, 0);

        private final int opsPerElement;
        private final int parametersPerChannel;

        Kind(int opsPerElement, int parametersPerChannel) {
            this.opsPerElement = opsPerElement;
            this.parametersPerChannel = parametersPerChannel;
        }
    }

    public ElementWise {
        Check.notBlank("name", name);
        Check.positive("inputs", (long) inputs);
    }

    @Override
    public FeatureMap input() {
        return output;
    }

    @Override
    public long inputElements() {
        return Math.multiplyExact(output.elements(), inputs);
    }

    @Override
    public long macs() {
        return 0;
    }

    @Override
    public long otherOps() {
        return Math.multiplyExact(output.elements(), kind.opsPerElement * (long) Math.max(1, inputs - 1));
    }

    /** Stored parameters; a batch norm's running mean and variance are statistics, not parameters, and not counted. */
    @Override
    public long parameters() {
        return (long) output.channels() * kind.parametersPerChannel;
    }
}
