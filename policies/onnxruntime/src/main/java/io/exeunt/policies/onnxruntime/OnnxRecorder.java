package io.exeunt.policies.onnxruntime;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a model over samples in parts, and keeps what every exit said. */
public final class OnnxRecorder {
    private static final float SUM_TOLERANCE = 1e-3f;

    private final Path model;
    private final OnnxSession session;
    private final List<String> exits;
    private final int batch;

    /**
     * What one run over some samples gave.
     *
     * @param from first sample
     * @param count samples
     * @param outputs per exit, [sample][class]
     */
    public record Part(int from, int count, List<float[]> outputs) {
        public Part {
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * A recorder.
     *
     * @param model file of the session, for messages
     * @param session where the model runs
     * @param exits outputs of the model, in the order of their sites
     * @param batch samples per run, > 0; where the file fixes it, that is taken
     */
    public OnnxRecorder(Path model, OnnxSession session, List<String> exits, int batch) {
        this.model = model;
        this.session = session;
        this.exits = List.copyOf(exits);
        this.batch = session.fixedBatch() > 0 ? session.fixedBatch() : Check.positive("batch", batch);
    }

    /**
     * Runs over samples [from, from + count).
     *
     * @throws InvalidInputException if samples are of another shape than the model reads
     */
    public Part part(ModelInputs inputs, int from, int count) {
        session.require(inputs.parts());
        List<float[]> whole = new ArrayList<>();
        for (int done = 0; done < count; done += batch) {
            int now = Math.min(batch, count - done);
            List<float[]> outputs = run(inputs, from + done, now);
            for (int k = 0; k < exits.size(); k++) {
                int width = outputs.get(k).length / rows(now);
                if (whole.size() == k) {
                    whole.add(new float[Math.multiplyExact(count, width)]);
                }
                System.arraycopy(outputs.get(k), 0, whole.get(k), done * width, now * width);
            }
        }
        return new Part(from, count, whole);
    }

    /** A last batch that is not full is filled up with its first sample, where the file fixes the batch. */
    private List<float[]> run(ModelInputs inputs, int from, int count) {
        int rows = rows(count);
        int elements = inputs.elements();
        float[] values = new float[Math.multiplyExact(rows, elements)];
        for (int i = 0; i < rows; i++) {
            inputs.copyTo(from + (i < count ? i : 0), values, i * elements);
        }
        List<float[]> outputs = session.run(values, rows, inputs.parts(), exits);
        for (int k = 0; k < exits.size(); k++) {
            if (outputs.get(k).length % rows != 0) {
                throw new InvalidInputException(
                        model + ": output '" + exits.get(k) + "'",
                        "Expected numbers for each of " + rows + " samples, given " + outputs.get(k).length,
                        "it is no exit: name the outputs that are (network.exit_tensors)");
            }
        }
        return outputs;
    }

    private int rows(int count) {
        return session.fixedBatch() > 0 ? batch : count;
    }

    /**
     * Outputs of one exit over all parts, each sample's numbers as probabilities if they are that, else as logits.
     *
     * @param parts in order and without gaps
     * @param exit index of the exit
     */
    public static ExitOutputs joined(List<Part> parts, int exit) {
        int samples = parts.stream().mapToInt(Part::count).sum();
        int length =
                parts.stream().mapToInt(part -> part.outputs().get(exit).length).sum();
        float[] all = new float[length];
        int at = 0;
        for (Part part : parts) {
            float[] own = part.outputs().get(exit);
            System.arraycopy(own, 0, all, at, own.length);
            at += own.length;
        }
        int classes = length / samples;
        return ExitOutputs.withoutConfidence(
                probabilities(all, classes) ? HeadKind.SOFTMAX : HeadKind.LOGITS, classes, all);
    }

    /** Whether every row is of shares of 1. */
    private static boolean probabilities(float[] values, int classes) {
        for (int row = 0; row < values.length; row += classes) {
            float sum = 0;
            for (int i = row; i < row + classes; i++) {
                if (!(values[i] >= 0)) {
                    return false;
                }
                sum += values[i];
            }
            if (Math.abs(sum - 1) > SUM_TOLERANCE) {
                return false;
            }
        }
        return true;
    }
}
