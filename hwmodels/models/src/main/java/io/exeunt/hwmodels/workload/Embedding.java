package io.exeunt.hwmodels.workload;

import io.exeunt.ground.Check;

/**
 * Table look-up: one stored vector for each token. Stores the whole table but reads only the rows asked for.
 *
 * @param name unique within the graph
 * @param vocabulary rows of the table, > 0
 * @param features length of a row, > 0
 * @param tokens rows read per sample, > 0
 */
public record Embedding(String name, int vocabulary, int features, int tokens) implements Operator {
    public Embedding {
        Check.notBlank("name", name);
        Check.positive("vocabulary", (long) vocabulary);
        Check.positive("features", (long) features);
        Check.positive("tokens", (long) tokens);
    }

    /** The token numbers. */
    @Override
    public FeatureMap input() {
        return new FeatureMap(1, tokens, 1);
    }

    @Override
    public FeatureMap output() {
        return new FeatureMap(features, tokens, 1);
    }

    @Override
    public long macs() {
        return 0;
    }

    @Override
    public long otherOps() {
        return 0;
    }

    @Override
    public long parameters() {
        return (long) vocabulary * features;
    }

    @Override
    public long parametersRead() {
        return (long) tokens * features;
    }
}
