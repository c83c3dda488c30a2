package io.exeunt.policies.dl4j.data;

import io.exeunt.hwmodels.Check;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Images with a class each, stored as bytes [sample][channel][row][column]. Immutable. */
public final class LabelledImages {
    /** A network sees a pixel p as p·SCALE, in 0 … 1; whatever else it needs, its first batch norm learns. */
    private static final float SCALE = 1 / 255f;

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
        long expected = shape.elements() * labels.length;
        Check.require(pixels.length == expected, "pixels of " + name, expected + " in number", pixels.length);
        for (int i = 0; i < labels.length; i++) {
            Check.inRange("labels[" + i + "] of " + name, label(i), 0, classes - 1);
        }
    }

    /**
     * Images from arrays, which are copied.
     *
     * @param name for messages and manifests
     * @param shape of one image
     * @param classes number of classes, 1 … 256
     * @param pixels unsigned bytes [sample][channel][row][column]
     * @param labels unsigned bytes, each below {@code classes}
     */
    public static LabelledImages of(String name, FeatureMap shape, int classes, byte[] pixels, byte[] labels) {
        return new LabelledImages(name, shape, classes, pixels.clone(), labels.clone());
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

    /** Classes of all images, [sample]. */
    public int[] labels() {
        int[] all = new int[size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = label(i);
        }
        return all;
    }

    /**
     * Writes one image the way a network sees it, channel by channel and row by row, in 0 … 1.
     *
     * @param sample which image
     * @param target array to write to
     * @param offset index of its first value there
     */
    public void copyTo(int sample, float[] target, int offset) {
        int elements = Math.toIntExact(shape.elements());
        int from = sample * elements;
        for (int i = 0; i < elements; i++) {
            target[offset + i] = (pixels[from + i] & 0xFF) * SCALE;
        }
    }

    /** The images with these indices, in this order. */
    public LabelledImages subset(String subsetName, int[] indices) {
        int elements = Math.toIntExact(shape.elements());
        byte[] chosenPixels = new byte[Math.multiplyExact(indices.length, elements)];
        byte[] chosenLabels = new byte[indices.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(pixels, indices[i] * elements, chosenPixels, i * elements, elements);
            chosenLabels[i] = labels[indices[i]];
        }
        return new LabelledImages(subsetName, shape, classes, chosenPixels, chosenLabels);
    }

    /** SHA-256 of shape, classes, labels and pixels, as lower-case hex. The name is left out. */
    public String sha256() {
        String header = shape + ", " + classes + " classes, " + size() + " images";
        MessageDigest digest = newSha256();
        digest.update(header.getBytes(StandardCharsets.UTF_8));
        digest.update(ByteBuffer.wrap(labels));
        digest.update(ByteBuffer.wrap(pixels));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return name + " (" + size() + " images)";
    }
}
