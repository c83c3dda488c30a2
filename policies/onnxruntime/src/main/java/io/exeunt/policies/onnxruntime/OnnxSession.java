package io.exeunt.policies.onnxruntime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A model, loaded and ready to run on the CPU. */
public final class OnnxSession implements AutoCloseable {
    private final Path file;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Map<String, TensorInfo> inputs = new LinkedHashMap<>();

    private OnnxSession(Path file, OrtEnvironment environment, OrtSession session) throws OrtException {
        this.file = file;
        this.environment = environment;
        this.session = session;
        for (Map.Entry<String, NodeInfo> input : session.getInputInfo().entrySet()) {
            if (input.getValue().getInfo() instanceof TensorInfo tensor) {
                inputs.put(input.getKey(), tensor);
            } else {
                throw new InvalidInputException(
                        file + ": input '" + input.getKey() + "'",
                        "Expected a tensor, given "
                                + input.getValue().getInfo().getClass().getSimpleName(),
                        null);
            }
        }
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
        return inputs.values().stream()
                .map(TensorInfo::getShape)
                .filter(shape -> shape.length > 0 && shape[0] > 0)
                .mapToInt(shape -> (int) shape[0])
                .findFirst()
                .orElse(0);
    }

    /**
     * Checks that samples are what it reads.
     *
     * @throws InvalidInputException if there are other inputs, or of another shape
     */
    public void require(List<InputPart> parts) {
        List<String> given = parts.stream().map(this::name).toList();
        if (given.size() != inputs.size() || !inputs.keySet().containsAll(given)) {
            throw new InvalidInputException(
                    file.toString(),
                    "Expected samples for its inputs " + String.join(", ", inputs.keySet()) + ", given "
                            + String.join(", ", given),
                    "data: {set: npz}, with an array per input (docs/onnx.md)");
        }
        parts.forEach(this::requireShape);
    }

    /** A part without a name is the only input. */
    private String name(InputPart part) {
        return part.name().isEmpty() && inputs.size() == 1
                ? inputs.keySet().iterator().next()
                : part.name();
    }

    private void requireShape(InputPart part) {
        long[] own = info(part).getShape();
        List<Long> shape = part.shape();
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
                    file + ": input '" + name(part) + "'",
                    "Expected samples of " + String.join("x", axes) + ", given "
                            + String.join(
                                    "x", shape.stream().map(String::valueOf).toList()),
                    "images have to be of the size that it reads; network.input.layout says where channels stand");
        }
    }

    private TensorInfo info(InputPart part) {
        return Objects.requireNonNull(inputs.get(name(part)), part.name());
    }

    /**
     * Runs it once.
     *
     * @param values [sample] and then a sample's parts
     * @param batch samples
     * @param parts that it reads, see {@link #require}
     * @param wanted outputs
     * @return per wanted output its values, [sample] and then its shape
     * @throws InvalidInputException if an output is none, or not of numbers
     */
    public List<float[]> run(float[] values, int batch, List<InputPart> parts, List<String> wanted) {
        Set<String> known = session.getOutputNames();
        for (String output : wanted) {
            if (!known.contains(output)) {
                throw new InvalidInputException(
                        file.toString(),
                        "no output is called '" + output + "'; it has " + String.join(", ", outputs()),
                        Suggestion.hint(output, known).orElse(null));
            }
        }
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            int elements = values.length / batch;
            int at = 0;
            for (InputPart part : parts) {
                float[] own = part.elements() == elements ? values : cut(values, batch, at, part.elements());
                at += part.elements();
                String name = name(part);
                tensors.put(name, new InputTensors(file, environment).of(name, info(part).type, own, part.dims(batch)));
            }
            return run(tensors, wanted);
        } catch (OrtException e) {
            throw refused(file, e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    /** The numbers of one part, of each sample in turn. */
    private static float[] cut(float[] values, int batch, int from, int elements) {
        float[] own = new float[Math.multiplyExact(batch, elements)];
        for (int i = 0; i < batch; i++) {
            System.arraycopy(values, i * (values.length / batch) + from, own, i * elements, elements);
        }
        return own;
    }

    private List<float[]> run(Map<String, OnnxTensor> tensors, List<String> wanted) throws OrtException {
        try (OrtSession.Result result = session.run(tensors, new LinkedHashSet<>(wanted))) {
            List<float[]> outputs = new ArrayList<>();
            for (String output : wanted) {
                outputs.add(numbers(output, result));
            }
            return outputs;
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

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw refused(file, e);
        }
    }
}
