package io.exeunt.policies.dl4j.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link TokenEmbedding} at work. */
final class TokenEmbeddingLayer extends PlainLayer {
    private static final long serialVersionUID = 1L;

    private final int features;
    private final int tokens;
    private final int vocabulary;
    /** Token numbers of the last forward pass, [sample][token]. */
    private transient int[] numbers = new int[0];

    TokenEmbeddingLayer(NeuralNetConfiguration configuration, DataType type, TokenEmbedding of) {
        super(configuration, type);
        features = of.getFeatures();
        tokens = of.getTokens();
        vocabulary = of.getVocabulary();
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        numbers = numbers(values(input));
        float[] table = parameter(TokenEmbedding.TABLE);
        float[] positions = parameter(TokenEmbedding.POSITIONS);
        float[] out = new float[numbers.length * features];
        for (int i = 0; i < numbers.length; i++) {
            int row = numbers[i] * features;
            int position = i % tokens;
            int to = (i - position) * features + position;
            for (int f = 0; f < features; f++) {
                out[to + f * tokens] = table[row + f] + positions[position * features + f];
            }
        }
        long[] shape = {numbers.length / tokens, features, tokens, 1};
        return written(out, workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape));
    }

    private int[] numbers(float[] given) {
        int[] all = new int[given.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (int) given[i];
            if (all[i] < 0 || all[i] >= vocabulary) {
                throw new IllegalArgumentException(
                        "Expected token numbers in 0.." + (vocabulary - 1) + ", given " + given[i]);
            }
        }
        return all;
    }

    /** Token numbers have no derivative: what is given back for them is zero. */
    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        float[] e = values(epsilon);
        float[] byTable = new float[vocabulary * features];
        float[] byPositions = new float[tokens * features];
        for (int i = 0; i < numbers.length; i++) {
            int row = numbers[i] * features;
            int position = i % tokens;
            int from = (i - position) * features + position;
            for (int f = 0; f < features; f++) {
                byTable[row + f] += e[from + f * tokens];
                byPositions[position * features + f] += e[from + f * tokens];
            }
        }
        Gradient gradient = new DefaultGradient(gradients);
        put(gradient, TokenEmbedding.TABLE, byTable);
        put(gradient, TokenEmbedding.POSITIONS, byPositions);
        return new Pair<>(gradient, workspaces.create(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape()));
    }
}
