package io.exeunt.policies.onnxruntime;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * What a network wants done to a pixel p of 0 … 255 before it sees it: (p · scale − mean) / deviation of its channel, and where channels
 * stand.
 *
 * @param scale factor of every pixel, > 0
 * @param mean per channel, on the scale of p · scale; one number stands for all, none for 0
 * @param deviation per channel, > 0; one number stands for all, none for 1
 * @param layout order of a sample's axes
 */
public record Preprocessing(double scale, List<Double> mean, List<Double> deviation, Layout layout) {
    private static final int PIXELS = 256;

    /** Order of the axes of a sample. */
    public enum Layout {
        /** Channels, rows, columns: PyTorch. */
        NCHW,
        /** Rows, columns, channels: TensorFlow. */
        NHWC
    }

    public Preprocessing {
        Check.positive("scale", scale);
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        mean.forEach(value -> Check.finite("mean", value));
        deviation.forEach(value -> Check.positive("deviation", value));
    }

    /** Whether means and deviations are of so many channels. */
    public boolean fits(int channels) {
        return fits(mean, channels) && fits(deviation, channels);
    }

    private static boolean fits(List<Double> values, int channels) {
        return values.size() <= 1 || values.size() == channels;
    }

    /** What every pixel of a channel becomes, [0 … 255]; computed in double, rounded to float once. */
    public float[] table(int channel) {
        double shift = of(mean, channel, 0);
        double width = of(deviation, channel, 1);
        float[] table = new float[PIXELS];
        for (int p = 0; p < PIXELS; p++) {
            table[p] = (float) ((p * scale - shift) / width);
        }
        return table;
    }

    private static double of(List<Double> values, int channel, double otherwise) {
        return values.isEmpty() ? otherwise : values.get(values.size() == 1 ? 0 : channel);
    }
}
