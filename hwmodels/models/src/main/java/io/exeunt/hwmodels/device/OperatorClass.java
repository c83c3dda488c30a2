package io.exeunt.hwmodels.device;

import java.util.Locale;

/** Kinds of operators that a runtime runs with code of its own, and so at an efficiency of its own. */
public enum OperatorClass {
    /** 3×3 convolution of stride 1 by Winograd's algorithm. */
    WINOGRAD,
    /** Any other dense or grouped convolution: implicit or explicit matrix product. */
    CONVOLUTION,
    /** 1×1 convolution: a matrix product. */
    POINTWISE,
    /** One filter per channel. */
    DEPTHWISE,
    /** Fully connected layer. */
    LINEAR,
    /** Product of two activations. */
    MATMUL,
    /** Pooling, softmax and what is done element by element. */
    VECTOR;

    /** As it is written in files and tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
