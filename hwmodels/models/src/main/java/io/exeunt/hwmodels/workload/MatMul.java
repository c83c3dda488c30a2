package io.exeunt.hwmodels.workload;

import io.exeunt.ground.Check;

/**
 * Product of two activations, as in attention: {@code heads} products of [rows × inner] by [inner × columns].
 *
 * @param name unique within the graph
 * @param heads independent products, > 0
 * @param rows rows of the left factor, > 0
 * @param inner shared dimension, > 0
 * @param columns columns of the right factor, > 0
 */
public record MatMul(String name, int heads, int rows, int inner, int columns) implements Operator {
    public MatMul {
        Check.notBlank("name", name);
        Check.positive("heads", (long) heads);
        Check.positive("rows", (long) rows);
        Check.positive("inner", (long) inner);
        Check.positive("columns", (long) columns);
    }

    @Override
    public FeatureMap input() {
        return new FeatureMap(heads, rows, inner);
    }

    @Override
    public FeatureMap output() {
        return new FeatureMap(heads, rows, columns);
    }

    @Override
    public long inputElements() {
        return Math.multiplyExact((long) heads * inner, (long) rows + columns);
    }

    @Override
    public long macs() {
        return Math.multiplyExact(Math.multiplyExact((long) heads * rows, inner), columns);
    }

    @Override
    public long otherOps() {
        return 0;
    }

    @Override
    public long parameters() {
        return 0;
    }
}
