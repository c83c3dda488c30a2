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

    /**
     * A learned vector for each token of a text and each position; the first block of networks for texts.
     *
     * @param vocabulary numbers that tokens may have, > 0
     * @param features length of a vector, > 0
     */
    record Tokens(int vocabulary, int features) implements Unit {
        public Tokens {
            Check.positive("vocabulary", (long) vocabulary);
            Check.positive("features", (long) features);
        }
    }

    /**
     * A convolution along a text with batch norm and ReLU; the text keeps its length. Source: Kim, EMNLP 2014 (without batch norm).
     *
     * @param window tokens that it sees, > 0 and odd
     * @param channels of its output, > 0
     */
    record TextConvolution(int window, int channels) implements Unit {
        public TextConvolution {
            Check.require(window > 0 && window % 2 == 1, "window", "> 0 and odd", window);
            Check.positive("channels", (long) channels);
        }
    }

    /**
     * Layer of a transformer encoder, its norms ahead of attention and perceptron: x + attention(norm(x)), then x + perceptron(norm(x)),
     * with ReLU. Sources: Vaswani et al., arXiv 1706.03762; the place of the norms: Xiong et al., arXiv 2002.04745.
     *
     * @param heads of the attention, a divisor of the features, > 0
     * @param hidden units of the perceptron, > 0
     */
    record Encoder(int heads, int hidden) implements Unit {
        public Encoder {
            Check.positive("heads", (long) heads);
            Check.positive("hidden", (long) hidden);
        }
    }
}
