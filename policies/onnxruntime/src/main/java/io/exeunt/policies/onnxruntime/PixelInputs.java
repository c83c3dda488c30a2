package io.exeunt.policies.onnxruntime;

import io.exeunt.ground.Check;
import io.exeunt.ground.Sha256;
import io.exeunt.policies.onnxruntime.Preprocessing.Layout;
import java.util.List;
import java.util.stream.IntStream;

/** Images of bytes, made what a network wants when they are read. */
public final class PixelInputs implements ModelInputs {
    private final int channels;
    private final int height;
    private final int width;
    private final byte[] pixels;
    private final int[] labels;
    private final Preprocessing preprocessing;
    private final float[][] tables;

    /**
     * Takes over the arrays without copying them.
     *
     * @param shape channels, rows and columns of one image
     * @param pixels unsigned bytes [sample][channel][row][column]
     * @param labels [sample], >= 0
     * @throws IllegalArgumentException if sizes do not fit each other
     */
    public PixelInputs(List<Integer> shape, byte[] pixels, int[] labels, Preprocessing preprocessing) {
        channels = shape.get(0);
        height = shape.get(1);
        width = shape.get(2);
        this.pixels = pixels;
        this.labels = labels;
        this.preprocessing = preprocessing;
        long expected = (long) channels * height * width * labels.length;
        Check.require(pixels.length == expected, "pixels", expected + " in number", pixels.length);
        Check.require(
                preprocessing.fits(channels),
                "mean and deviation",
                "one number for all, or " + channels + ", one per channel of the images",
                preprocessing.mean() + " and " + preprocessing.deviation());
        tables = IntStream.range(0, channels).mapToObj(preprocessing::table).toArray(float[][]::new);
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public int label(int sample) {
        return labels[sample];
    }

    @Override
    public List<InputPart> parts() {
        List<Long> shape = preprocessing.layout() == Layout.NCHW
                ? List.of((long) channels, (long) height, (long) width)
                : List.of((long) height, (long) width, (long) channels);
        return List.of(new InputPart("", shape));
    }

    @Override
    public void copyTo(int sample, float[] target, int offset) {
        int plane = height * width;
        boolean channelsFirst = preprocessing.layout() == Layout.NCHW;
        for (int c = 0; c < channels; c++) {
            int from = (sample * channels + c) * plane;
            for (int i = 0; i < plane; i++) {
                target[offset + (channelsFirst ? c * plane + i : i * channels + c)] =
                        tables[c][pixels[from + i] & 0xFF];
            }
        }
    }

    /** Channels, rows and columns of one image. */
    public List<Integer> pictureShape() {
        return List.of(channels, height, width);
    }

    /** Unsigned bytes of one image, [channel][row][column]. */
    public byte[] pixels(int sample) {
        int elements = channels * height * width;
        byte[] image = new byte[elements];
        System.arraycopy(pixels, sample * elements, image, 0, elements);
        return image;
    }

    @Override
    public String sha256() {
        String header = channels + "x" + height + "x" + width + ", " + size() + " images, " + preprocessing;
        Sha256 sum = Sha256.begin().add(header).add(pixels);
        return sum.add(IntStream.of(labels).boxed().toList().toString()).hex();
    }
}
