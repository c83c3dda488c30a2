package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads pictures (PNG, JPEG, GIF, BMP) of one size.
 *
 * @param channels 1 for grey, 3 for colour
 * @param height rows
 * @param width columns
 * @param why they have to be so, for messages
 */
record Pictures(int channels, int height, int width, String why) {
    static final int RGB = 3;

    /** Most bytes of pixels: what an array of Java holds. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

    /** Most pixels of one picture: more than any network sees, and few enough to unpack. */
    private static final long MOST_PIXELS = 1L << 26;

    /**
     * A picture.
     *
     * @param file that holds it
     * @param label number of its class
     */
    record Picture(Path file, int label) {}

    /** Names of the classes' folders in a folder, in alphabetical order. */
    static List<String> classes(Path folder) {
        return inside(folder)
                .filter(Files::isDirectory)
                .map(path -> String.valueOf(path.getFileName()))
                .toList();
    }

    /** The pictures in the folders of these classes, which are numbered in this order. */
    static List<Picture> in(Path folder, List<String> classes) {
        List<Picture> pictures = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            int number = label;
            inside(folder.resolve(classes.get(label)))
                    .filter(Pictures::isPicture)
                    .forEach(file -> pictures.add(new Picture(file, number)));
        }
        return pictures;
    }

    private static Stream<Path> inside(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw StoreException.reading(folder, e);
        }
    }

    private static boolean isPicture(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).matches("[^.].*\\.(png|jpe?g|gif|bmp)");
    }

    /** Channels, rows and columns of one picture: 1 channel if it is stored in grey, else 3. */
    static List<Integer> shape(Path file) {
        BufferedImage picture = opened(file, reader -> {
            requireSmall(file, (long) reader.getWidth(0) * reader.getHeight(0));
            return reader.read(0);
        });
        return List.of(isGrey(picture) ? 1 : RGB, picture.getHeight(), picture.getWidth());
    }

    private static void requireSmall(Path file, long pixels) {
        if (pixels > MOST_PIXELS) {
            throw new InvalidInputException(
                    file.toString(),
                    "Expected a picture of at most " + MOST_PIXELS + " pixels, given " + pixels,
                    "scale all pictures to the size that the network is to see");
        }
    }

    /** Of a palette the one band is an index of colours. */
    private static boolean isGrey(BufferedImage picture) {
        return picture.getRaster().getNumBands() == 1 && !(picture.getColorModel() instanceof IndexColorModel);
    }

    /** Unsigned bytes [picture][channel][row][column]. */
    byte[] pixels(List<Path> files) {
        long elements = (long) channels * height * width;
        long bytes = files.size() * elements;
        if (bytes > MOST_BYTES) {
            throw new InvalidInputException(
                    String.valueOf(files.get(0).getParent()),
                    "Expected at most " + MOST_BYTES + " bytes of pixels in all, given " + bytes,
                    "smaller or fewer pictures");
        }
        byte[] pixels = new byte[(int) bytes];
        for (int i = 0; i < files.size(); i++) {
            copy(picture(files.get(i)), pixels, (int) (i * elements));
        }
        return pixels;
    }

    /** What is done with an opened picture. */
    @FunctionalInterface
    private interface Look<T> {
        T at(ImageReader reader) throws IOException;
    }

    private static <T> T opened(Path file, Look<T> look) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new InvalidInputException(file.toString(), "no picture that Java can read", null);
            }
            ImageReader reader = readers.next();
            reader.setInput(in);
            return look.at(reader);
        } catch (InvalidInputException told) {
            throw told;
        } catch (IOException | RuntimeException e) {
            throw new InvalidInputException(file.toString(), "no whole picture: " + e.getMessage(), null, e);
        }
    }

    /** Its size is looked at before its pixels are unpacked. */
    private BufferedImage picture(Path file) {
        return opened(file, reader -> {
            if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
                throw new InvalidInputException(
                        file.toString(),
                        "Expected a picture of " + width + "×" + height + " pixels, " + why + ", given "
                                + reader.getWidth(0) + "×" + reader.getHeight(0),
                        "scale all pictures to that size as for training, such as with ImageMagick's mogrify");
            }
            return reader.read(0);
        });
    }

    private void copy(BufferedImage picture, byte[] pixels, int offset) {
        int plane = height * width;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = picture.getRGB(x, y);
                int at = offset + y * width + x;
                if (channels == 1) {
                    pixels[at] = (byte) grey(picture, x, y, rgb);
                } else {
                    for (int c = 0; c < RGB; c++) {
                        pixels[at + c * plane] = (byte) (rgb >> 8 * (RGB - 1 - c));
                    }
                }
            }
        }
    }

    /** Grey pictures as they are stored; of others the luma of ITU-R BT.601. */
    private static int grey(BufferedImage picture, int x, int y, int rgb) {
        return isGrey(picture)
                ? eightBits(
                        picture.getRaster().getSample(x, y, 0),
                        picture.getColorModel().getComponentSize(0))
                : (299 * (rgb >> 16 & 0xFF) + 587 * (rgb >> 8 & 0xFF) + 114 * (rgb & 0xFF) + 500) / 1000;
    }

    private static int eightBits(int sample, int bits) {
        return bits > 8 ? sample >> bits - 8 : sample;
    }
}
