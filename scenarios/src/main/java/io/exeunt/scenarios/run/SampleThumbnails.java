package io.exeunt.scenarios.run;

import io.exeunt.explore.SampleChoice;
import io.exeunt.explore.result.SamplePicture;
import io.exeunt.explore.result.SamplePictures;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.onnxruntime.ModelInputs;
import io.exeunt.policies.onnxruntime.PixelInputs;
import io.exeunt.simulator.trace.TraceSplit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Samples of a report split as small pictures, which a study keeps to be looked at: a few, none wider or higher than 64 pixels. */
final class SampleThumbnails {
    /** Longer sides are made this long. */
    private static final int MOST_PIXELS = 64;

    private static final String NO_PICTURES = "the data are no pictures";

    private final int channels;
    private final int height;
    private final int width;
    private final int targetHeight;
    private final int targetWidth;

    private SampleThumbnails(int channels, int height, int width) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        double shrink = Math.min(1, (double) MOST_PIXELS / Math.max(height, width));
        this.targetHeight = (int) Math.max(1, Math.round(height * shrink));
        this.targetWidth = (int) Math.max(1, Math.round(width * shrink));
    }

    /** Of samples that a network was trained for; none where they are texts. */
    static SamplePictures of(TraceSplit report, LabelledImages images) {
        FeatureMap shape = images.shape();
        return images.pixels(0).isPresent()
                ? of(report, List.of(shape.channels(), shape.height(), shape.width()), sample -> images.pixels(sample)
                        .orElseThrow())
                : SamplePictures.none(NO_PICTURES);
    }

    /** Of what an ONNX model reads; none where that is no pictures. */
    static SamplePictures of(TraceSplit report, ModelInputs inputs) {
        return inputs instanceof PixelInputs pixels
                ? of(report, pixels.pictureShape(), pixels::pixels)
                : SamplePictures.none(NO_PICTURES);
    }

    /**
     * Of bytes.
     *
     * @param shape channels, rows and columns of one image
     * @param pixels unsigned bytes of a sample, [channel][row][column]
     */
    static SamplePictures of(TraceSplit report, List<Integer> shape, IntFunction<byte[]> pixels) {
        int channels = shape.get(0);
        if (channels != 1 && channels != Pictures.RGB) {
            return SamplePictures.none("images of " + channels + " channels can't be shown");
        }
        SampleThumbnails thumbnails = new SampleThumbnails(channels, shape.get(1), shape.get(2));
        return SamplePictures.of(Arrays.stream(SampleChoice.of(report, SamplePictures.MOST))
                .mapToObj(sample ->
                        new SamplePicture(sample, report.labels()[sample], thumbnails.png(pixels.apply(sample))))
                .toList());
    }

    private String png(byte[] pixels) {
        BufferedImage image = new BufferedImage(
                targetWidth, targetHeight, channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        for (int band = 0; band < channels; band++) {
            for (int y = 0; y < targetHeight; y++) {
                for (int x = 0; x < targetWidth; x++) {
                    image.getRaster().setSample(x, y, band, mean(pixels, band, y, x));
                }
            }
        }
        return Base64.getEncoder().encodeToString(encoded(image));
    }

    /** Of the pixels that become one. */
    private int mean(byte[] pixels, int channel, int targetY, int targetX) {
        int top = targetY * height / targetHeight;
        int bottom = Math.max(top + 1, (targetY + 1) * height / targetHeight);
        int left = targetX * width / targetWidth;
        int right = Math.max(left + 1, (targetX + 1) * width / targetWidth);
        long sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += pixels[(channel * height + y) * width + x] & 0xFF;
            }
        }
        long count = (long) (bottom - top) * (right - left);
        return (int) ((2 * sum + count) / (2 * count));
    }

    private static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
