package io.exeunt.policies.onnxruntime;

import io.exeunt.ground.Check;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The same network in one piece, in stages, and with an {@code If} after each exit: always run to its end. */
public final class StageBench implements AutoCloseable {
    private static final long SEED = 1;
    private static final double NEVER = 2;

    private final List<InputPart> parts;
    private final float[] values;
    private final StagedModel whole;
    private final StagedModel branched;
    private final StagedModel staged;

    /**
     * Loads all three.
     *
     * @param whole in one piece, all exits as outputs
     * @param branched in one piece, with an {@code If} after each exit
     * @param stages one after the other
     * @param inputs shapes of the inputs by name, batch 1 included; one input alone
     * @param threads within one operator, > 0
     * @throws io.exeunt.ground.InvalidInputException if ONNX Runtime refuses one
     */
    public StageBench(
            StagedModel.Stage whole,
            StagedModel.Stage branched,
            List<StagedModel.Stage> stages,
            Map<String, List<Long>> inputs,
            int threads) {
        Check.require(inputs.size() == 1, "inputs", "one", inputs.keySet());
        Map.Entry<String, List<Long>> only = inputs.entrySet().iterator().next();
        InputPart part = new InputPart(
                only.getKey(), only.getValue().subList(1, only.getValue().size()));
        parts = List.of(part);
        int elements = part.elements();
        SplittableRandom random = new SplittableRandom(SEED);
        values = new float[elements];
        for (int i = 0; i < elements; i++) {
            values[i] = (float) random.nextDouble();
        }
        this.whole = new StagedModel(List.of(whole), threads);
        this.branched = new StagedModel(List.of(branched), threads);
        this.staged = new StagedModel(stages, threads);
    }

    /** In one piece. */
    public void whole() {
        whole.runThrough(parts, values);
    }

    /** Stage after stage, without a look at what exits say. */
    public void chained() {
        staged.runThrough(parts, values);
    }

    /** Stage after stage; the host takes each exit's numbers, and finds the largest of their softmax below a threshold. */
    public void decided() {
        staged.run(parts, values, (stage, says) -> largestShare(says) > NEVER);
    }

    /** With an {@code If} after each exit. */
    public void branched() {
        branched.runThrough(parts, values);
    }

    private static double largestShare(float[] logits) {
        float largest = logits[0];
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        return 1 / sum;
    }

    @Override
    public void close() {
        whole.close();
        branched.close();
        staged.close();
    }
}
