package io.exeunt.hwmodels.workload;

/**
 * One step of a network as the hardware sees it, for a single sample. Counts are exact and independent of device, precision
 * and batch; a cost model turns them into seconds and joules.
 */
public sealed interface Operator
        permits GroupedConvolution, Linear, Recurrent, MatMul, Embedding, Pooling, ElementWise, Softmax, View {
    /** Name, unique within its graph. */
    String name();

    /** Shape of the (first) input of one sample. */
    FeatureMap input();

    /** Shape of the output of one sample. */
    FeatureMap output();

    /** Multiply-accumulate operations per sample by the naïve algorithm. */
    long macs();

    /** Further arithmetic operations per sample (additions, comparisons, exponentials), each counted once. */
    long otherOps();

    /** Stored weights. */
    long parameters();

    /** Weights that one run reads, once per batch: all of them, but for a table look-up. */
    default long parametersRead() {
        return parameters();
    }

    /** Activation elements read per sample, all inputs together. */
    default long inputElements() {
        return input().elements();
    }

    /** Activation elements written per sample. */
    default long outputElements() {
        return output().elements();
    }

    /** Parts of it that have to wait for each other, > 0: a recurrent layer's steps; 0 for what is no work at all. */
    default int sequentialParts() {
        return 1;
    }
}
