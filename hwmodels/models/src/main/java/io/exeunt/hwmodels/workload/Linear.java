package io.exeunt.hwmodels.workload;

import io.exeunt.ground.Check;

/**
 * Fully connected layer, applied to each of {@code positions} vectors (1 for a plain classifier, tokens for a transformer).
 *
 * @param name unique within the graph
 * @param inFeatures input features, > 0
 * @param outFeatures output features, > 0
 * @param positions vectors per sample, > 0
 * @param bias whether one bias per output feature is stored and added
 */
public record Linear(String name, int inFeatures, int outFeatures, int positions, boolean bias) implements Operator {
    public Linear {
        Check.notBlank("name", name);
        Check.positive("inFeatures", (long) inFeatures);
        Check.positive("outFeatures", (long) outFeatures);
        Check.positive("positions", (long) positions);
    }

    @Override
    public FeatureMap input() {
        return new FeatureMap(inFeatures, positions, 1);
    }

    @Override
    public FeatureMap output() {
        return new FeatureMap(outFeatures, positions, 1);
    }

    @Override
    public long macs() {
        return Math.multiplyExact((long) inFeatures * outFeatures, positions);
    }

    @Override
    public long otherOps() {
        return bias ? (long) outFeatures * positions : 0;
    }

    @Override
    public long parameters() {
        return outFeatures * (inFeatures + (bias ? 1L : 0));
    }
}
