package io.exeunt.policies.onnxruntime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A model of one input, loaded and ready to run on the CPU. */
public final class OnnxSession implements AutoCloseable {
    private final Path file;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String input;
    private final TensorInfo inputInfo;

    private OnnxSession(Path file, OrtEnvironment environment, OrtSession session) throws OrtException {
        this.file = file;
        this.environment = environment;
        this.session = session;
        if (session.getNumInputs() != 1) {
            throw new InvalidInputException(
                    file.toString(),
                    "Expected a model of one input, given " + session.getInputNames(),
                    "run it elsewhere and bring what its exits said as a trace (docs/trace-format.md)");
        }
        NodeInfo info = session.getInputInfo().values().iterator().next();
        input = info.getName();
        inputInfo = (TensorInfo) info.getInfo();
    }

    /**
     * Loads a model.
     *
     * @param threads within one operator, > 0
     * @throws InvalidInputException if ONNX Runtime refuses it
     */
    public static OnnxSession open(Path file, int threads) {
        OrtEnvironment environment = environment();
        try (OrtSession.SessionOptions options = options(threads)) {
            return new OnnxSession(file, environment, environment.createSession(file.toString(), options));
        } catch (OrtException e) {
            throw refused(file, e);
        }
    }

    /**
     * Loads a model that is in memory.
     *
     * @param name for messages
     * @param threads within one operator, > 0
     * @throws InvalidInputException if ONNX Runtime refuses it
     */
    public static OnnxSession open(String name, byte[] model, int threads) {
        Path place = Path.of(name);
        OrtEnvironment environment = environment();
        try (OrtSession.SessionOptions options = options(threads)) {
            return new OnnxSession(place, environment, environment.createSession(model, options));
        } catch (OrtException e) {
            throw refused(place, e);
        }
    }

    private static OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "exeunt");
    }

    private static OrtSession.SessionOptions options(int threads) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        return options;
    }

    /** Version of ONNX Runtime. */
    public static String version() {
        return environment().getVersion();
    }

    private static InvalidInputException refused(Path file, OrtException e) {
        return new InvalidInputException(
                file.toString(),
                "ONNX Runtime refuses it: " + String.valueOf(e.getMessage()).strip(),
                null,
                e);
    }

    /** Names of its outputs, in the file's order. */
    public List<String> outputs() {
        return List.copyOf(session.getOutputNames());
    }

    /** Samples per run that the file fixes; 0 where it may be any. */
    public int fixedBatch() {
        long[] shape = inputInfo.getShape();
        return shape.length == 0 || shape[0] <= 0 ? 0 : (int) shape[0];
    }

    /**
     * Checks that samples are what it reads.
     *
     * @throws InvalidInputException if they are of another shape
     */
    public void require(List<Long> shape) {
        long[] own = inputInfo.getShape();
        boolean fits = own.length == shape.size() + 1;
        for (int k = 1; fits && k < own.length; k++) {
            fits = own[k] <= 0 || own[k] == shape.get(k - 1);
        }
        if (!fits) {
            List<String> axes = new ArrayList<>();
            for (int k = 1; k < own.length; k++) {
                axes.add(own[k] <= 0 ? "?" : "" + own[k]);
            }
            throw new InvalidInputException(
                    file + ": input '" + input + "'",
                    "Expected samples of " + String.join("x", axes) + ", given "
                            + String.join(
                                    "x", shape.stream().map(String::valueOf).toList()),
                    "images have to be of the size that it reads; network.input.layout says where channels stand");
        }
    }

    /**
     * Runs it once.
     *
     * @param values [sample] and then a sample's shape
     * @param batch samples
     * @param shape of one sample
     * @param wanted outputs
     * @return per wanted output its values, [sample] and then its shape
     * @throws InvalidInputException if an output is none, or not of numbers
     */
    public List<float[]> run(float[] values, int batch, List<Long> shape, List<String> wanted) {
        Set<String> known = session.getOutputNames();
        for (String output : wanted) {
            if (!known.contains(output)) {
                throw new InvalidInputException(
                        file.toString(),
                        "no output is called '" + output + "'; it has " + String.join(", ", outputs()),
                        Suggestion.hint(output, known).orElse(null));
            }
        }
        long[] dims = new long[shape.size() + 1];
        dims[0] = batch;
        for (int k = 0; k < shape.size(); k++) {
            dims[k + 1] = shape.get(k);
        }
        try (OnnxTensor tensor = tensor(values, dims);
                OrtSession.Result result = session.run(Map.of(input, tensor), new LinkedHashSet<>(wanted))) {
            List<float[]> outputs = new ArrayList<>();
            for (String output : wanted) {
                outputs.add(numbers(output, result));
            }
            return outputs;
        } catch (OrtException e) {
            throw refused(file, e);
        }
    }

    private float[] numbers(String output, OrtSession.Result result) throws OrtException {
        if (result.get(output).orElse(null) instanceof OnnxTensor tensor) {
            FloatBuffer buffer = tensor.getFloatBuffer();
            if (buffer != null) {
                float[] numbers = new float[buffer.remaining()];
                buffer.get(numbers);
                return numbers;
            }
        }
        throw new InvalidInputException(
                file + ": output '" + output + "'", "Expected numbers of float, one per class, given others", null);
    }

    private OnnxTensor tensor(float[] values, long[] dims) throws OrtException {
        OnnxJavaType type = inputInfo.type;
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

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw refused(file, e);
        }
    }
}
