package io.exeunt.hwmodels.workload;

import io.exeunt.ground.Check;

/**
 * Shape of one sample's activation, batch left out.
 *
 * @param channels channels or features, > 0
 * @param height rows, > 0; 1 for a flat vector, tokens for a sequence
 * @param width columns, > 0; 1 for a flat vector
 */
public record FeatureMap(int channels, int height, int width) {
    public FeatureMap {
        Check.positive("channels", (long) channels);
        Check.positive("height", (long) height);
        Check.positive("width", (long) width);
    }

    /** A flat vector of {@code features} elements. */
    public static FeatureMap flat(int features) {
        return new FeatureMap(features, 1, 1);
    }

    /** Number of elements: channels × height × width. */
    public long elements() {
        return (long) channels * height * width;
    }
}
