package io.exeunt.policies.dl4j.data;

import io.exeunt.hwmodels.Check;
import io.exeunt.hwmodels.workload.FeatureMap;

/** Images with a class each, stored as bytes [sample][channel][row][column]. Immutable. */
public final class LabelledImages {
    private final String name;
    private final FeatureMap shape;
    private final int classes;
    private final byte[] pixels;
    private final byte[] labels;

    /** Takes over the arrays without copying them. */
    LabelledImages(String name, FeatureMap shape, int classes, byte[] pixels, byte[] labels) {
        this.name = Check.notBlank("name", name);
        this.shape = shape;
        this.classes = Check.inRange("classes", classes, 1, 256);
        this.pixels = pixels;
        this.labels = labels;
    }

    /** Name for messages and manifests, such as "MNIST train". */
    public String name() {
        return name;
    }

    /** Shape of one image. */
    public FeatureMap shape() {
        return shape;
    }

    /** Number of classes. */
    public int classes() {
        return classes;
    }

    /** Number of images. */
    public int size() {
        return labels.length;
    }

    /** Class of an image, 0 … classes−1. */
    public int label(int sample) {
        return labels[sample] & 0xFF;
    }

    /** The images with these indices, in this order. */
    public LabelledImages subset(String subsetName, int[] indices) {
        throw new UnsupportedOperationException("draft" + pixels.length);
    }

    /** SHA-256 of shape, classes, labels and pixels, as lower-case hex. The name is left out. */
    public String sha256() {
        throw new UnsupportedOperationException("draft");
    }
}
