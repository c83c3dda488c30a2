package io.exeunt.policies.dl4j.data;

import io.exeunt.ground.Check;
import io.exeunt.ground.Sha256;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Images with a class each, stored as bytes [sample][channel][row][column]. Immutable. */
public final class LabelledImages {
    private final String name;
    private final FeatureMap shape;
    private final int classes;
    private final byte[] pixels;
    private final byte[] labels;
    private final Normalisation normalisation;
    /** What every byte of a channel becomes, [channel][byte]. */
    private final float[][] tables;

    /** Takes over the arrays without copying them. */
    LabelledImages(String name, FeatureMap shape, int classes, byte[] pixels, byte[] labels) {
        this(name, shape, classes, pixels, labels, Normalisation.none(shape.channels()));
    }

    private LabelledImages(
            String name, FeatureMap shape, int classes, byte[] pixels, byte[] labels, Normalisation normalisation) {
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
        Check.require(
                normalisation.channels() == shape.channels(),
                "channels of the normalisation of " + name,
                "" + shape.channels(),
                normalisation.channels());
        this.normalisation = normalisation;
        this.tables = IntStream.range(0, shape.channels())
                .mapToObj(normalisation::table)
                .toArray(float[][]::new);
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

    /** The same images, shared, each channel shifted and scaled before a network sees it. */
    public LabelledImages normalised(Normalisation other) {
        return new LabelledImages(name, shape, classes, pixels, labels, other);
    }

    /** The same images, shared, under another name. */
    LabelledImages named(String other) {
        return new LabelledImages(other, shape, classes, pixels, labels, normalisation);
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
     * Writes one image the way a network sees it, channel by channel and row by row.
     *
     * @param sample which image
     * @param target array to write to
     * @param offset index of its first value there
     */
    public void copyTo(int sample, float[] target, int offset) {
        copyTo(sample, ImageWindow.PLAIN, target, offset);
    }

    /**
     * Writes one image as seen through a window of its own size that has been moved, mirrored or both. What lies outside the image
     * is black.
     *
     * @param sample which image
     * @param view the window
     * @param target array to write to
     * @param offset index of its first value there
     */
    public void copyTo(int sample, ImageWindow view, float[] target, int offset) {
        int from = Math.toIntExact(sample * shape.elements());
        int to = offset;
        for (float[] table : tables) {
            for (int row = 0; row < shape.height(); row++) {
                copyRow(from, row + view.down(), view, table, target, to);
                to += shape.width();
            }
            from += shape.height() * shape.width();
        }
    }

    private void copyRow(int plane, int sourceRow, ImageWindow view, float[] table, float[] target, int to) {
        int width = shape.width();
        boolean inside = sourceRow >= 0 && sourceRow < shape.height();
        for (int column = 0; column < width; column++) {
            int source = (view.mirrored() ? width - 1 - column : column) + view.right();
            boolean seen = inside && source >= 0 && source < width;
            target[to + column] = table[seen ? pixels[plane + sourceRow * width + source] & 0xFF : 0];
        }
    }

    /** Unsigned bytes of one image as it is stored, [channel][row][column]. */
    public byte[] pixels(int sample) {
        int from = Math.toIntExact(sample * shape.elements());
        return Arrays.copyOfRange(pixels, from, from + Math.toIntExact(shape.elements()));
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
        return new LabelledImages(subsetName, shape, classes, chosenPixels, chosenLabels, normalisation);
    }

    /** SHA-256 of shape, classes, labels, pixels and normalisation, as lower-case hex. The name is left out. */
    public String sha256() {
        String header = shape + ", " + classes + " classes, " + size() + " images"
                + (normalisation.equals(Normalisation.none(shape.channels())) ? "" : ", " + normalisation);
        return Sha256.begin().add(header).add(labels).add(pixels).hex();
    }

    @Override
    public String toString() {
        return name + " (" + size() + " images)";
    }
}
