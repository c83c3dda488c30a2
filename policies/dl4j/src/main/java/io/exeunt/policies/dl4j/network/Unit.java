package io.exeunt.policies.dl4j.network;

import io.exeunt.ground.Check;

/** A block of a {@link StackSpec}, by the names of the papers that brought it. */
public sealed interface Unit {
    /**
     * A convolution with ReLU (VGG with batch norm between them, AlexNet without).
     *
     * @param kernel rows and columns, > 0
     * @param stride > 0
     * @param padding zeros around the map, >= 0
     * @param channels of its output, > 0
     * @param norm whether a batch norm precedes the ReLU; without one there is a bias
     */
    record Convolution(int kernel, int stride, int padding, int channels, boolean norm) implements Unit {
        public Convolution {
            Check.positive("kernel", (long) kernel);
            Check.positive("stride", (long) stride);
            Check.nonNegative("padding", (long) padding);
            Check.positive("channels", (long) channels);
        }

        /** 3×3 with batch norm, as in VGG-BN. */
        static Convolution vgg(int channels) {
            return new Convolution(3, 1, 1, channels, true);
        }
    }

    /**
     * Max pooling; windows that would reach over the edge are left out.
     *
     * @param window rows and columns, > 0
     * @param stride > 0
     */
    record MaxPool(int window, int stride) implements Unit {
        public MaxPool {
            Check.positive("window", (long) window);
            Check.positive("stride", (long) stride);
        }
    }

    /**
     * Depthwise separable convolution: 3×3 per channel, then 1×1, each with batch norm and ReLU. Source: Howard et al., arXiv 1704.04861.
     *
     * @param stride of the depthwise part, > 0
     * @param channels of its output, > 0
     */
    record Separable(int stride, int channels) implements Unit {
        public Separable {
            Check.positive("stride", (long) stride);
            Check.positive("channels", (long) channels);
        }
    }

    /**
     * Inverted residual: 1×1 to more channels (not for expansion 1), 3×3 per channel, each with batch norm and ReLU6, then 1×1 with batch
     * norm alone; a shortcut where the shape stays. Source: Sandler et al., arXiv 1801.04381.
     *
     * @param expansion factor of channels, > 0
     * @param stride of the depthwise part, > 0
     * @param channels of its output, > 0
     */
    record InvertedResidual(int expansion, int stride, int channels) implements Unit {
        public InvertedResidual {
            Check.positive("expansion", (long) expansion);
            Check.positive("stride", (long) stride);
            Check.positive("channels", (long) channels);
        }
    }

    /**
     * Layer of DenseNet-BC: batch norm, ReLU, 1×1 to four times the growth, batch norm, ReLU, 3×3, joined to its input. Source: Huang et
     * al., arXiv 1608.06993.
     *
     * @param growth channels that it adds, > 0
     */
    record DenseLayer(int growth) implements Unit {
        public DenseLayer {
            Check.positive("growth", (long) growth);
        }
    }

    /**
     * Transition of DenseNet-BC: batch norm, ReLU, 1×1, average pooling of 2×2.
     *
     * @param channels of its output, > 0
     */
    record Transition(int channels) implements Unit {
        public Transition {
            Check.positive("channels", (long) channels);
        }
    }

    /** Batch norm and ReLU, at the end of DenseNet. */
    record Normalised() implements Unit {}
}
