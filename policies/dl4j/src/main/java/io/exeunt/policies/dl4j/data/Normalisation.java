package io.exeunt.policies.dl4j.data;

import io.exeunt.ground.Check;
import java.util.Collections;
import java.util.List;

/**
 * How a pixel p of 0 … 255 looks to a network: (p / 255 − mean) / deviation of its channel.
 *
 * @param mean per channel, on the scale 0 … 1
 * @param deviation per channel, on the scale 0 … 1, > 0
 */
public record Normalisation(List<Double> mean, List<Double> deviation) {
    private static final float SCALE = 1 / 255f;

    public Normalisation {
        mean = Check.notEmpty("mean", mean);
        deviation = List.copyOf(deviation);
        Check.require(mean.size() == deviation.size(), "deviation", mean.size() + " in number", deviation.size());
        mean.forEach(value -> Check.require(Double.isFinite(value), "mean", "finite", value));
        deviation.forEach(value -> Check.positive("deviation", value));
    }

    /** Pixels in 0 … 1, nothing more; whatever else a network needs, its first batch norm learns. */
    public static Normalisation none(int channels) {
        return new Normalisation(Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0));
    }

    /** The figures that nearly all published ImageNet networks take, and many for CIFAR-10, too. */
    public static Normalisation imageNet() {
        return new Normalisation(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
    }

    /** Number of channels. */
    public int channels() {
        return mean.size();
    }

    /** What every byte of a channel becomes, [0 … 255]. */
    float[] table(int channel) {
        float[] table = new float[256];
        for (int p = 0; p < table.length; p++) {
            table[p] = (float) ((p * SCALE - mean.get(channel)) / deviation.get(channel));
        }
        return table;
    }
}
