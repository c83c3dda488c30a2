package io.exeunt.hwmodels.workload;

import io.exeunt.ground.Check;

/**
 * Shape of one sample's activation, batch left out.
 *
 * @param channels channels or features, > 0
 * @param depth slices of a volume (frames of a video), > 0; 1 for anything flatter
 * @param height rows, > 0; 1 for a flat vector, tokens for a sequence
 * @param width columns, > 0; 1 for a flat vector
 */
public record FeatureMap(int channels, int depth, int height, int width) {
    public FeatureMap {
        Check.positive("channels", (long) channels);
        Check.positive("depth", (long) depth);
        Check.positive("height", (long) height);
        Check.positive("width", (long) width);
    }

    /** A map without depth. */
    public FeatureMap(int channels, int height, int width) {
        this(channels, 1, height, width);
    }

    /** A flat vector of {@code features} elements. */
    public static FeatureMap flat(int features) {
        return new FeatureMap(features, 1, 1);
    }

    /** Number of elements of one channel: depth × height × width. */
    public long positions() {
        return Math.multiplyExact((long) depth * height, width);
    }

    /** Number of elements: channels × depth × height × width. */
    public long elements() {
        return Math.multiplyExact(positions(), channels);
    }

    /** As layer tables write it: "[16, 32, 32]", with depth "[16, 8, 32, 32]". */
    public String text() {
        return "[" + channels + ", " + (depth == 1 ? "" : depth + ", ") + height + ", " + width + "]";
    }
}
