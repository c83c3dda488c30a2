import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a deployed early-exit design with ONNX Runtime, stage by stage, until a sample leaves. Needs com.microsoft.onnxruntime:onnxruntime
 * and com.fasterxml.jackson.core:jackson-databind. One instance per thread.
 *
 * <pre>{@code
 * try (Runner runner = new Runner(Path.of("."), 1)) {
 *     Runner.Answer answer = runner.run(runner.prepare(pixels));
 * }
 * }</pre>
 */
public final class Runner implements AutoCloseable {
    /** Where a sample left, from 0, and what it was taken for. */
    public record Answer(int stage, int label) {}

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final List<OrtSession> sessions = new ArrayList<>();
    private final JsonNode design;

    /** Reads design.json and the stages of a folder. */
    public Runner(Path folder, int threads) throws IOException, OrtException {
        design = new ObjectMapper().readTree(folder.resolve("design.json").toFile());
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            for (JsonNode stage : design.get("stages")) {
                sessions.add(environment.createSession(
                        folder.resolve(stage.get("file").asText()).toString(), options));
            }
        }
    }

    /** A picture of bytes [channel][row][column] as the model reads it. */
    public float[] prepare(byte[] pixels) {
        JsonNode asked = design.get("pixels");
        boolean first = asked.get("layout").asText().equals("nchw");
        int channels = design.get("inputs").get(0).get("shape").get(first ? 0 : 2).asInt();
        int plane = pixels.length / channels;
        float[] ready = new float[pixels.length];
        for (int c = 0; c < channels; c++) {
            double mean = of(asked.get("mean"), c, 0);
            double deviation = of(asked.get("deviation"), c, 1);
            for (int i = 0; i < plane; i++) {
                int pixel = pixels[c * plane + i] & 0xFF;
                float value = (float) ((pixel * asked.get("scale").asDouble() - mean) / deviation);
                ready[first ? c * plane + i : i * channels + c] = value;
            }
        }
        return ready;
    }

    private static double of(JsonNode values, int channel, double otherwise) {
        return values.isEmpty() ? otherwise : values.get(channel % values.size()).asDouble();
    }

    /** Runs one sample until it leaves; the numbers of several inputs stand one after the other, in the order of design.json. */
    public Answer run(float[] sample) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        List<OrtSession.Result> results = new ArrayList<>();
        try {
            int at = 0;
            for (JsonNode input : design.get("inputs")) {
                long[] dims = new long[input.get("shape").size() + 1];
                dims[0] = 1;
                int elements = 1;
                for (int k = 1; k < dims.length; k++) {
                    dims[k] = input.get("shape").get(k - 1).asLong();
                    elements = Math.toIntExact(elements * dims[k]);
                }
                String name = input.get("name").asText();
                inputs.put(name, tensor(name, Arrays.copyOfRange(sample, at, at + elements), dims));
                at += elements;
            }
            return run(new HashMap<>(inputs), results);
        } finally {
            results.forEach(OrtSession.Result::close);
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    /** Of the type that the first stage that reads it wants. */
    private OnnxTensor tensor(String name, float[] values, long[] dims) throws OrtException {
        for (OrtSession session : sessions) {
            if (session.getInputInfo().containsKey(name)
                    && session.getInputInfo().get(name).getInfo() instanceof TensorInfo info) {
                return switch (info.type) {
                    case INT64 -> OnnxTensor.createTensor(environment, LongBuffer.wrap(longs(values)), dims);
                    case INT32 -> OnnxTensor.createTensor(environment, IntBuffer.wrap(ints(values)), dims);
                    default -> OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), dims);
                };
            }
        }
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), dims);
    }

    private static long[] longs(float[] values) {
        long[] whole = new long[values.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (long) values[i];
        }
        return whole;
    }

    private static int[] ints(float[] values) {
        int[] whole = new int[values.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) values[i];
        }
        return whole;
    }

    private Answer run(Map<String, OnnxTensor> tensors, List<OrtSession.Result> results) throws OrtException {
        int last = -1;
        int agreeing = 0;
        for (int k = 0; ; k++) {
            JsonNode stage = design.get("stages").get(k);
            Map<String, OnnxTensor> reads = new HashMap<>();
            stage.get("inputs").forEach(name -> reads.put(name.asText(), tensors.get(name.asText())));
            OrtSession.Result result = sessions.get(k).run(reads);
            results.add(result);
            stage.get("outputs").forEach(name ->
                    tensors.put(name.asText(), (OnnxTensor) result.get(name.asText()).orElseThrow()));
            FloatBuffer buffer = tensors.get(stage.get("exit").asText()).getFloatBuffer();
            double[] says = new double[buffer.remaining()];
            for (int c = 0; c < says.length; c++) {
                says[c] = buffer.get();
            }
            int answer = largest(says);
            agreeing = answer == last ? agreeing + 1 : 1;
            last = answer;
            if (k == sessions.size() - 1 || leaves(stage, says, agreeing)) {
                return new Answer(k, answer);
            }
        }
    }

    private boolean leaves(JsonNode stage, double[] says, int agreeing) {
        return switch (design.get("rule").asText()) {
            case "threshold" ->
                score(design.get("score").asText(), says, stage.get("head").asText())
                        >= stage.get("threshold").asDouble();
            case "patience" -> agreeing >= design.get("patience").asInt();
            default -> false;
        };
    }

    /** How sure an exit is: the larger, the surer. */
    private static double score(String name, double[] says, String head) {
        if (name.equals("max_abs_logit")) {
            double most = 0;
            for (double logit : says) {
                most = logit == Double.NEGATIVE_INFINITY ? most : Math.max(most, Math.abs(logit));
            }
            return most;
        }
        double[] p = probabilities(says, head);
        double first = 0;
        double second = 0;
        double entropy = 0;
        for (double share : p) {
            second = Math.max(second, Math.min(first, share));
            first = Math.max(first, share);
            entropy += share > 0 ? share * Math.log(share) : 0;
        }
        return switch (name) {
            case "max_softmax" -> first;
            case "margin" -> first - second;
            case "entropy" -> p.length == 1 ? 1 : 1 + entropy / Math.log(p.length);
            default -> throw new IllegalArgumentException("unknown score " + name);
        };
    }

    private static double[] probabilities(double[] says, String head) {
        double[] p = says.clone();
        if (head.equals("softmax")) {
            return p;
        }
        double most = says[largest(says)];
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            double share = Math.max(Float.MIN_NORMAL, Math.min(1 - 0x1p-24, says[c]));
            p[c] = head.equals("logits") ? Math.exp(says[c] - most) : share / (1 - share);
            sum += p[c];
        }
        for (int c = 0; c < p.length; c++) {
            p[c] /= sum;
        }
        return p;
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int c = 1; c < values.length; c++) {
            best = values[c] > values[best] ? c : best;
        }
        return best;
    }

    @Override
    public void close() throws OrtException {
        for (OrtSession session : sessions) {
            session.close();
        }
    }
}
