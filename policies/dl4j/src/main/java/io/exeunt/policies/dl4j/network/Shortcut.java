package io.exeunt.policies.dl4j.network;

/** How a residual block that changes the shape of its input carries it past the convolutions. */
public enum Shortcut {
    /** A 1×1 convolution with batch norm. */
    PROJECTED,
    /**
     * Every stride-th element, missing channels zero on both sides: option A of He et al. (2016), without parameters. The 3×3
     * convolutions are then padded by one pixel on every side, so that their windows lie around the elements that the shortcut takes.
     */
    PADDED
}
