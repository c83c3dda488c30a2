package io.exeunt.policies.onnxruntime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.exeunt.ground.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A model with inputs of its own, to be run again and again. Not for use by several threads at once. */
public final class TimedModel implements AutoCloseable {
    private static final long SEED = 1;

    private final Path file;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();

    /**
     * Loads a model and makes its inputs: numbers of 0 … 1 where it reads numbers with a point, ones where it reads others.
     *
     * @param threads within one operator, > 0
     * @param shapes of all inputs, batch included, by name
     * @throws InvalidInputException if ONNX Runtime refuses it
     */
    public TimedModel(Path file, int threads, Map<String, List<Long>> shapes) {
        this.file = file;
        environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "exeunt");
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            session = environment.createSession(file.toString(), options);
        } catch (OrtException e) {
            throw refused(e);
        }
        try {
            SplittableRandom random = new SplittableRandom(SEED);
            for (var input : session.getInputInfo().entrySet()) {
                TensorInfo info = (TensorInfo) input.getValue().getInfo();
                inputs.put(input.getKey(), tensor(input.getKey(), info.type, shape(input.getKey(), shapes), random));
            }
        } catch (OrtException e) {
            close();
            throw refused(e);
        }
    }

    private long[] shape(String input, Map<String, List<Long>> shapes) {
        List<Long> shape = shapes.get(input);
        if (shape == null) {
            throw new InvalidInputException(file.toString(), "Expected a shape of input '" + input + "'", null);
        }
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    private OnnxTensor tensor(String name, OnnxJavaType type, long[] shape, SplittableRandom random)
            throws OrtException {
        int elements = 1;
        for (long length : shape) {
            elements = Math.toIntExact(elements * length);
        }
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.multiplyExact(elements, Math.max(1, type.size)))
                .order(ByteOrder.nativeOrder());
        for (int i = 0; i < elements; i++) {
            switch (type) {
                case FLOAT -> bytes.putFloat((float) random.nextDouble());
                case DOUBLE -> bytes.putDouble(random.nextDouble());
                case INT64 -> bytes.putLong(1);
                case INT32 -> bytes.putInt(1);
                case INT16 -> bytes.putShort((short) 1);
                case INT8, UINT8, BOOL -> bytes.put((byte) 1);
                default ->
                    throw new InvalidInputException(
                            file + ": input '" + name + "'", "Expected numbers, given " + type, null);
            }
        }
        return OnnxTensor.createTensor(environment, bytes.flip(), shape, type);
    }

    /** Runs it once, all outputs. */
    public void run() {
        try (OrtSession.Result result = session.run(inputs)) {
            result.size();
        } catch (OrtException e) {
            throw refused(e);
        }
    }

    private InvalidInputException refused(OrtException e) {
        return new InvalidInputException(
                file.toString(),
                "ONNX Runtime refuses it: " + String.valueOf(e.getMessage()).strip(),
                null,
                e);
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        try {
            session.close();
        } catch (OrtException e) {
            throw refused(e);
        }
    }
}
