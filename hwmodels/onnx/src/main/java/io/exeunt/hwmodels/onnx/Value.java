package io.exeunt.hwmodels.onnx;

import java.util.Optional;

/**
 * What is known of a tensor.
 *
 * @param shape of it
 * @param constant whether it is the same for every input
 * @param small its values, if it is constant and small
 */
record Value(TensorShape shape, boolean constant, Optional<SmallTensor> small) {}
