package io.exeunt.policies.dl4j.data;

import io.exeunt.ground.Check;
import io.exeunt.ground.Sha256;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.data.SampleValues.Pixels;
import io.exeunt.policies.dl4j.data.SampleValues.Tokens;
import java.util.Arrays;
import java.util.Optional;

/**
 * Images with a class each, stored as bytes [sample][channel][row][column]. A text is an image of one column: the number of a token in each
 * row. Immutable.
 */
public final class LabelledImages {
    private final String name;
    private final FeatureMap shape;
    private final int classes;
    private final SampleValues values;
    private final byte[] labels;

    /** Takes over the arrays without copying them. */
    LabelledImages(String name, FeatureMap shape, int classes, byte[] pixels, byte[] labels) {
        this(name, shape, classes, Pixels.of(pixels, Normalisation.none(shape.channels())), labels);
    }

    private LabelledImages(String name, FeatureMap shape, int classes, SampleValues values, byte[] labels) {
        this.name = Check.notBlank("name", name);
        this.shape = shape;
        this.classes = Check.inRange("classes", classes, 1, 256);
        this.values = values;
        this.labels = labels;
        long expected = shape.elements() * labels.length;
        Check.require(values.length() == expected, "pixels of " + name, expected + " in number", values.length());
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

    /**
     * Texts, from arrays that are taken over.
     *
     * @param name for messages and manifests
     * @param length tokens of a text
     * @param classes number of classes, 1 … 256
     * @param tokens their numbers, [sample][token]
     * @param labels unsigned bytes, each below {@code classes}
     */
    public static LabelledImages ofTexts(String name, int length, int classes, int[] tokens, byte[] labels) {
        return new LabelledImages(name, new FeatureMap(1, length, 1), classes, new Tokens(tokens), labels);
    }

    /** The same images, shared, each channel shifted and scaled before a network sees it. */
    public LabelledImages normalised(Normalisation other) {
        Check.require(
                other.channels() == shape.channels(),
                "channels of the normalisation of " + name,
                "" + shape.channels(),
                other.channels());
        Check.require(values instanceof Pixels, "what is normalised", "images", name);
        return new LabelledImages(name, shape, classes, Pixels.of(((Pixels) values).bytes(), other), labels);
    }

    /** The same texts, whose tokens are numbered anew: number i becomes table[i]. */
    public LabelledImages mapped(int[] table) {
        Check.require(values instanceof Tokens, "what is numbered anew", "texts", name);
        return new LabelledImages(name, shape, classes, ((Tokens) values).mapped(table), labels);
    }

    /** The same images, shared, under another name. */
    LabelledImages named(String other) {
        return new LabelledImages(other, shape, classes, values, labels);
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
     * is black. Texts are seen as they are.
     *
     * @param sample which image
     * @param view the window
     * @param target array to write to
     * @param offset index of its first value there
     */
    public void copyTo(int sample, ImageWindow view, float[] target, int offset) {
        values.copyTo(Math.toIntExact(sample * shape.elements()), shape, view, target, offset);
    }

    /** Unsigned bytes of one image as it is stored, [channel][row][column]; empty where samples are texts. */
    public Optional<byte[]> pixels(int sample) {
        int elements = Math.toIntExact(shape.elements());
        return values instanceof Pixels pixels
                ? Optional.of(Arrays.copyOfRange(pixels.bytes(), sample * elements, (sample + 1) * elements))
                : Optional.empty();
    }

    /** The images with these indices, in this order. */
    public LabelledImages subset(String subsetName, int[] indices) {
        byte[] chosen = new byte[indices.length];
        for (int i = 0; i < indices.length; i++) {
            chosen[i] = labels[indices[i]];
        }
        return new LabelledImages(
                subsetName, shape, classes, values.subset(indices, Math.toIntExact(shape.elements())), chosen);
    }

    /** SHA-256 of shape, classes, labels, pixels or tokens, and normalisation, as lower-case hex. The name is left out. */
    public String sha256() {
        String header = shape + ", " + classes + " classes, " + size() + " images" + values.seenAs();
        Sha256 hash = Sha256.begin().add(header).add(labels);
        values.addTo(hash);
        return hash.hex();
    }

    @Override
    public String toString() {
        return name + " (" + size() + " images)";
    }
}
