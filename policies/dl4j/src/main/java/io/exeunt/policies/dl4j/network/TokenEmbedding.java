package io.exeunt.policies.dl4j.network;

import io.exeunt.ground.Check;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.samediff.SDLayerParams;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A learned vector for each token plus a learned one for each position. Token numbers [sample][1][token][1] become maps
 * [sample][feature][token][1], so that all that follows is built as for pictures of one column.
 *
 * @implNote Its parameters are counted among biases, which weight decay leaves alone: Adam would make full steps of the decay of tokens
 *     that a batch does not have, and wipe their vectors out.
 */
public final class TokenEmbedding extends PlainLayerConfiguration {
    static final String TABLE = "table";
    static final String POSITIONS = "positions";

    private static final long serialVersionUID = 1L;
    private static final double INITIAL_DEVIATION = 0.1;

    private int vocabulary;
    private int features;
    private int tokens;

    /** For Jackson. */
    @SuppressWarnings("unused")
    private TokenEmbedding() {}

    /**
     * A layer.
     *
     * @param name of the layer
     * @param vocabulary rows of the table, > 0
     * @param features length of a vector, > 0
     * @param tokens of a text, > 0
     */
    public TokenEmbedding(String name, int vocabulary, int features, int tokens) {
        setLayerName(name);
        this.vocabulary = (int) Check.positive("vocabulary", (long) vocabulary);
        this.features = (int) Check.positive("features", (long) features);
        this.tokens = (int) Check.positive("tokens", (long) tokens);
    }

    /** Rows of the table. */
    public int getVocabulary() {
        return vocabulary;
    }

    /** For Jackson. */
    public void setVocabulary(int vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Length of a vector. */
    public int getFeatures() {
        return features;
    }

    /** For Jackson. */
    public void setFeatures(int features) {
        this.features = features;
    }

    /** Tokens of a text. */
    public int getTokens() {
        return tokens;
    }

    /** For Jackson. */
    public void setTokens(int tokens) {
        this.tokens = tokens;
    }

    @Override
    public void defineParameters(SDLayerParams parameters) {
        parameters.addBiasParam(TABLE, vocabulary, features);
        parameters.addBiasParam(POSITIONS, tokens, features);
    }

    @Override
    public void initializeParameters(Map<String, INDArray> parameters) {
        for (String name : new String[] {TABLE, POSITIONS}) {
            INDArray values = parameters.get(name);
            if (values != null) {
                values.assign(Nd4j.randn(DataType.FLOAT, values.shape()).muli(INITIAL_DEVIATION));
            }
        }
    }

    @Override
    PlainLayer made(NeuralNetConfiguration configuration, DataType type) {
        return new TokenEmbeddingLayer(configuration, type, this);
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return InputType.convolutional(tokens, 1, features);
    }
}
