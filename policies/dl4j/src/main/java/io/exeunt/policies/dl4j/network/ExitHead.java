package io.exeunt.policies.dl4j.network;

import io.exeunt.ground.Check;
import java.util.List;

/** What an exit does with the feature map at its site before softmax. */
public sealed interface ExitHead {
    /**
     * Average pooling to grid × grid, then one fully connected layer.
     *
     * @param grid rows and columns after pooling, > 0; 1 = global average
     */
    record Linear(int grid) implements ExitHead {
        public Linear {
            Check.positive("grid", (long) grid);
        }
    }

    /**
     * A 3×3 convolution with batch norm and ReLU ahead of a linear head.
     *
     * @param channels of the convolution, > 0
     * @param grid rows and columns after pooling, > 0; 1 = global average
     */
    record Convolutional(int channels, int grid) implements ExitHead {
        public Convolutional {
            Check.positive("channels", (long) channels);
            Check.positive("grid", (long) grid);
        }
    }

    /**
     * Average pooling to grid × grid, then fully connected layers with ReLU ahead of the last one, as at the end of AlexNet.
     *
     * @param grid rows and columns after pooling, > 0
     * @param hidden units of each layer ahead of the last one, at least one
     */
    record Perceptron(int grid, List<Integer> hidden) implements ExitHead {
        public Perceptron {
            Check.positive("grid", (long) grid);
            hidden = Check.notEmpty("hidden", hidden);
            hidden.forEach(units -> Check.positive("hidden", (long) units));
        }
    }
}
