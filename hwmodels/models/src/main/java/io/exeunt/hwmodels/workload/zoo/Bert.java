package io.exeunt.hwmodels.workload.zoo;

import io.exeunt.hwmodels.workload.Embedding;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.MatMul;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.View;

/** BERT-base encoder (Devlin et al., NAACL 2019): 12 layers, 768 features, 12 heads, uncased vocabulary, with its pooler. */
final class Bert {
    private static final int LAYERS = 12;
    private static final int FEATURES = 768;
    private static final int HEADS = 12;
    private static final int HIDDEN = 3072;
    private static final int VOCABULARY = 30_522;
    private static final int POSITIONS = 512;

    private Bert() {}

    static OperatorGraph base(String name, int tokens) {
        NetworkBuilder net = new NetworkBuilder(name, new FeatureMap(1, tokens, 1));
        Tensor words = net.append(new Embedding("words", VOCABULARY, FEATURES, tokens), net.input());
        Tensor places = net.append(new Embedding("positions", POSITIONS, FEATURES, tokens), net.input());
        Tensor types = net.append(new Embedding("types", 2, FEATURES, tokens), net.input());
        Tensor x = words.plus("embeddings", places, types).layerNorm("embeddings.norm");
        for (int layer = 0; layer < LAYERS; layer++) {
            x = layer(net, x, "layer" + layer, tokens);
        }
        // The pooler reads the first token only.
        net.append(new View("pooler.token", x.shape(), FeatureMap.flat(FEATURES)), x)
                .linear("pooler", FEATURES);
        return net.build();
    }

    private static Tensor layer(NetworkBuilder net, Tensor x, String name, int tokens) {
        Tensor attended = attention(net, x, name, tokens).linearPerRow(name + ".output", FEATURES);
        Tensor y = attended.plus(name + ".add1", x).layerNorm(name + ".norm1");
        Tensor fed =
                y.linearPerRow(name + ".ff1", HIDDEN).activation(name + ".gelu").linearPerRow(name + ".ff2", FEATURES);
        return fed.plus(name + ".add2", y).layerNorm(name + ".norm2");
    }

    private static Tensor attention(NetworkBuilder net, Tensor x, String name, int tokens) {
        Tensor query = x.linearPerRow(name + ".query", FEATURES);
        Tensor key = x.linearPerRow(name + ".key", FEATURES);
        Tensor value = x.linearPerRow(name + ".value", FEATURES);
        int perHead = FEATURES / HEADS;
        Tensor weights = net.append(new MatMul(name + ".scores", HEADS, tokens, perHead, tokens), query, key)
                .softmax(name + ".softmax");
        Tensor context = net.append(new MatMul(name + ".context", HEADS, tokens, tokens, perHead), weights, value);
        return context.asRows(FEATURES);
    }
}
