package io.exeunt.hwmodels.workload;

import io.exeunt.ground.Check;
import java.util.Locale;

/**
 * Recurrent layers over a sequence. With g gates, h hidden features, o outputs (h, or the projection's) and x inputs of a layer, each step
 * of each layer and direction takes g·h·(x + o) multiply-accumulates, and h·o more where there is a projection.
 *
 * @param name unique within the graph
 * @param cell what a step does
 * @param inFeatures features of one step of the input, > 0
 * @param hidden features of the state, > 0
 * @param projected features to which each output is projected (LSTM), >= 0; 0 for none
 * @param steps length of the sequence, > 0
 * @param layers layers on each other, > 0; each reads all directions of the one below
 * @param bidirectional whether every layer runs in both directions
 * @param bias whether each gate stores two biases per feature, as PyTorch and ONNX do
 * @implNote Weights are counted as read once per run: between steps they are taken to stay in a cache.
 */
public record Recurrent(
        String name,
        Cell cell,
        int inFeatures,
        int hidden,
        int projected,
        int steps,
        int layers,
        boolean bidirectional,
        boolean bias)
        implements Operator {
    /** What a step does. */
    public enum Cell {
        /** Four gates; three sigmoids, two hyperbolic tangents, three products and a sum per feature. */
        LSTM(4, 9),
        /** Three gates; two sigmoids, a hyperbolic tangent, three products and two sums per feature. */
        GRU(3, 8),
        /** One gate and one activation. */
        RNN(1, 1);

        private final int gates;
        private final int opsPerFeature;

        Cell(int gates, int opsPerFeature) {
            this.gates = gates;
            this.opsPerFeature = opsPerFeature;
        }

        /** As tables write it: "lstm". */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Recurrent {
        Check.notBlank("name", name);
        Check.positive("inFeatures", (long) inFeatures);
        Check.positive("hidden", (long) hidden);
        Check.nonNegative("projected", (long) projected);
        Check.positive("steps", (long) steps);
        Check.positive("layers", (long) layers);
        Check.require(
                projected == 0 || cell == Cell.LSTM && projected < hidden,
                "projected of " + name,
                "0, or for an LSTM below hidden = " + hidden,
                projected);
    }

    /** The same under another name. */
    public Recurrent named(String other) {
        return new Recurrent(other, cell, inFeatures, hidden, projected, steps, layers, bidirectional, bias);
    }

    /** Rows of the product of one step of one layer and direction: gates × hidden features. */
    public int gateFeatures() {
        return Math.multiplyExact(cell.gates, hidden);
    }

    @Override
    public FeatureMap input() {
        return new FeatureMap(inFeatures, steps, 1);
    }

    @Override
    public FeatureMap output() {
        return new FeatureMap(Math.multiplyExact(directions(), outFeatures()), steps, 1);
    }

    @Override
    public long macs() {
        return Math.multiplyExact(weights(), steps);
    }

    /** The cell's own operations, the sum of its two products, and its biases. */
    @Override
    public long otherOps() {
        long perStep = (long) cell.opsPerFeature * hidden + gateFeatures() * (bias ? 3L : 1L);
        return Math.multiplyExact(perStep, Math.multiplyExact((long) steps * layers, directions()));
    }

    @Override
    public long parameters() {
        return weights() + (bias ? Math.multiplyExact(2L * gateFeatures(), layers * (long) directions()) : 0);
    }

    /** Every step of every layer and direction waits for the one before. */
    @Override
    public int sequentialParts() {
        return Math.toIntExact(Math.multiplyExact((long) steps * layers, directions()));
    }

    private long weights() {
        long first = layerWeights(inFeatures);
        long further = layerWeights(Math.multiplyExact(directions(), outFeatures()));
        return Math.multiplyExact(Math.addExact(first, Math.multiplyExact(further, layers - 1)), directions());
    }

    private long layerWeights(int inputs) {
        return Math.addExact(
                Math.multiplyExact((long) gateFeatures(), (long) inputs + outFeatures()), (long) hidden * projected);
    }

    private int outFeatures() {
        return projected == 0 ? hidden : projected;
    }

    private int directions() {
        return bidirectional ? 2 : 1;
    }
}
