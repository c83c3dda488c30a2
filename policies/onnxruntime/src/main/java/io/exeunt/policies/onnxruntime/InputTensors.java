package io.exeunt.policies.onnxruntime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.exeunt.ground.InvalidInputException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;

/**
 * Numbers as tensors of the type that an input wants.
 *
 * @param file of the model, for messages
 */
record InputTensors(Path file, OrtEnvironment environment) {
    /**
     * A tensor.
     *
     * @param values row by row; whole ones where the type is
     * @throws InvalidInputException if no numbers are wanted
     */
    OnnxTensor of(String input, OnnxJavaType type, float[] values, long[] dims) throws OrtException {
        return switch (type) {
            case FLOAT -> OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), dims);
            case INT64 -> {
                long[] whole = new long[values.length];
                for (int i = 0; i < whole.length; i++) {
                    whole[i] = (long) values[i];
                }
                yield OnnxTensor.createTensor(environment, LongBuffer.wrap(whole), dims);
            }
            case INT32 -> {
                int[] whole = new int[values.length];
                for (int i = 0; i < whole.length; i++) {
                    whole[i] = (int) values[i];
                }
                yield OnnxTensor.createTensor(environment, IntBuffer.wrap(whole), dims);
            }
            default ->
                throw new InvalidInputException(
                        file + ": input '" + input + "'", "Expected float, int32 or int64, given " + type, null);
        };
    }
}
