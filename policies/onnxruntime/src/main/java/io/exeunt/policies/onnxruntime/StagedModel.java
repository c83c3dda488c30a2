package io.exeunt.policies.onnxruntime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model in stages, which are run one after the other until somebody is sure enough. Not for use by several threads at once. */
public final class StagedModel implements AutoCloseable {
    /** Stands for no look at side exits at all. */
    private static final Rule UNSEEN = (stage, says) -> false;

    private final OrtEnvironment environment;
    private final List<Loaded> stages = new ArrayList<>();

    /** Of what stages read, by name. */
    private final Map<String, OnnxJavaType> types = new HashMap<>();

    /**
     * A stage.
     *
     * @param file model of it
     * @param exit its output that is an exit
     * @param inputs tensors that it reads
     * @param outputs the exit, and what later stages read
     */
    public record Stage(Path file, String exit, List<String> inputs, List<String> outputs) {
        public Stage {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /** What looks at an exit's numbers and says whether the sample leaves. */
    @FunctionalInterface
    public interface Rule {
        /** Whether a sample leaves at a stage, given what its exit says, [class]. Stages come in order, from 0. */
        boolean leaves(int stage, float[] says);
    }

    /**
     * Where a sample left, and with which answer.
     *
     * @param stage from 0
     * @param answer class with the largest number, the first of equals
     */
    public record Answer(int stage, int answer) {}

    private record Loaded(Stage stage, OrtSession session) {}

    /**
     * Loads all stages.
     *
     * @param threads within one operator, > 0
     * @throws InvalidInputException if ONNX Runtime refuses one
     */
    public StagedModel(List<Stage> stages, int threads) {
        environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "exeunt");
        Check.notEmpty("stages", stages);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            for (Stage stage : stages) {
                OrtSession session = environment.createSession(stage.file().toString(), options);
                this.stages.add(new Loaded(stage, session));
                session.getInputInfo().forEach((name, info) -> {
                    if (info.getInfo() instanceof TensorInfo tensor) {
                        types.put(name, tensor.type);
                    }
                });
            }
        } catch (OrtException e) {
            close();
            throw refused(stages.get(this.stages.size()).file(), e);
        }
    }

    private static InvalidInputException refused(Path file, OrtException e) {
        return new InvalidInputException(
                file.toString(),
                "ONNX Runtime refuses it: " + String.valueOf(e.getMessage()).strip(),
                null,
                e);
    }

    /**
     * Runs one sample until it leaves; at the last stage it always does.
     *
     * @param parts inputs of the model, by name
     * @param values of the sample, part after part
     */
    public Answer run(List<InputPart> parts, float[] values, Rule rule) {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        List<OrtSession.Result> results = new ArrayList<>();
        try {
            int at = 0;
            for (InputPart part : parts) {
                float[] own = part.elements() == values.length
                        ? values
                        : Arrays.copyOfRange(values, at, at + part.elements());
                at += part.elements();
                inputs.put(part.name(), tensor(part, own));
            }
            return run(new HashMap<>(inputs), results, rule);
        } catch (OrtException e) {
            throw refused(stages.get(results.size()).stage().file(), e);
        } finally {
            results.forEach(OrtSession.Result::close);
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor tensor(InputPart part, float[] values) throws OrtException {
        OnnxJavaType type = types.getOrDefault(part.name(), OnnxJavaType.FLOAT);
        Path first = stages.get(0).stage().file();
        return new InputTensors(first, environment).of(part.name(), type, values, part.dims(1));
    }

    /** Runs one sample through all stages, and looks at the last answer alone. */
    public Answer runThrough(List<InputPart> parts, float[] values) {
        return run(parts, values, UNSEEN);
    }

    private Answer run(Map<String, OnnxTensor> tensors, List<OrtSession.Result> results, Rule rule)
            throws OrtException {
        for (int k = 0; ; k++) {
            Loaded loaded = stages.get(k);
            Map<String, OnnxTensor> read = new LinkedHashMap<>();
            for (String name : loaded.stage().inputs()) {
                read.put(name, known(tensors.get(name), loaded, name));
            }
            OrtSession.Result result = loaded.session().run(read);
            results.add(result);
            for (String name : loaded.stage().outputs()) {
                Optional<OnnxValue> value = result.get(name);
                if (value.isPresent() && value.get() instanceof OnnxTensor tensor) {
                    tensors.put(name, tensor);
                }
            }
            if (rule == UNSEEN && k < stages.size() - 1) {
                continue;
            }
            String exit = loaded.stage().exit();
            float[] says = numbers(known(tensors.get(exit), loaded, exit), loaded);
            if (rule.leaves(k, says) || k == stages.size() - 1) {
                return new Answer(k, largest(says));
            }
        }
    }

    private static OnnxTensor known(@Nullable OnnxTensor tensor, Loaded loaded, String name) {
        if (tensor == null) {
            throw new InvalidInputException(
                    loaded.stage().file().toString(), "'" + name + "' is made by no stage before it", null);
        }
        return tensor;
    }

    private static float[] numbers(OnnxTensor tensor, Loaded loaded) {
        FloatBuffer buffer = tensor.getFloatBuffer();
        if (buffer == null || !buffer.hasRemaining()) {
            throw new InvalidInputException(
                    loaded.stage().file().toString(),
                    "Expected exit '" + loaded.stage().exit() + "' to be real numbers, given " + tensor.getInfo(),
                    null);
        }
        float[] numbers = new float[buffer.remaining()];
        buffer.get(numbers);
        return numbers;
    }

    private static int largest(float[] values) {
        int best = 0;
        for (int c = 1; c < values.length; c++) {
            best = values[c] > values[best] ? c : best;
        }
        return best;
    }

    @Override
    public void close() {
        for (Loaded loaded : stages) {
            try {
                loaded.session().close();
            } catch (OrtException e) {
                throw refused(loaded.stage().file(), e);
            }
        }
        stages.clear();
    }
}
