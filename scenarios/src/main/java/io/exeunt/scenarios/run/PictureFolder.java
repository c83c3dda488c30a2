package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.policies.onnxruntime.PixelInputs;
import io.exeunt.policies.onnxruntime.Preprocessing;
import io.exeunt.policies.onnxruntime.Preprocessing.Layout;
import io.exeunt.scenarios.spec.DataSpec;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Pictures (PNG, JPEG, GIF, BMP) in a folder, one folder per class; classes are numbered by their folders' names in alphabetical order.
 *
 * @param source the folder
 * @param preprocessing what is done to pixels
 * @param sample shape of the model's samples
 */
record PictureFolder(DataSpec.ImageFolder source, Preprocessing preprocessing, List<Long> sample) {
    private static final int RGB = 3;

    private record Picture(Path file, int label) {}

    OnnxData read(long seed, int headSamples) {
        List<Picture> pictures = pictures();
        int[] labels = pictures.stream().mapToInt(Picture::label).toArray();
        LabelSplit split = LabelSplit.of(source.folder().toString(), labels, headSamples, source.fitSamples(), seed);
        return new OnnxData(
                pixels(pictures, split.fit()),
                pixels(pictures, split.report()),
                headSamples == 0 ? Optional.empty() : Optional.of(pixels(pictures, split.heads())));
    }

    private List<Picture> pictures() {
        List<Path> classes = inside(source.folder()).filter(Files::isDirectory).toList();
        List<Picture> pictures = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            int number = label;
            inside(classes.get(label))
                    .filter(PictureFolder::isPicture)
                    .forEach(file -> pictures.add(new Picture(file, number)));
        }
        if (pictures.isEmpty()) {
            throw new InvalidInputException(
                    source.folder().toString(),
                    "Expected folders, one per class, with pictures (.png, .jpg, .gif, .bmp), given none",
                    null);
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

    private int channels() {
        return axis(0, 2);
    }

    private int height() {
        return axis(1, 0);
    }

    private int width() {
        return axis(2, 1);
    }

    private int axis(int first, int last) {
        return Math.toIntExact(sample.get(preprocessing.layout() == Layout.NCHW ? first : last));
    }

    private PixelInputs pixels(List<Picture> pictures, int[] chosen) {
        if (sample.size() != 3 || channels() != 1 && channels() != RGB) {
            throw new InvalidInputException(
                    source.folder().toString(),
                    "Expected a model that reads pictures of one or three channels, it reads samples of " + sample,
                    "network.input.layout says where channels stand");
        }
        int elements = channels() * height() * width();
        byte[] pixels = new byte[Math.multiplyExact(chosen.length, elements)];
        for (int i = 0; i < chosen.length; i++) {
            copy(picture(pictures.get(chosen[i]).file()), pixels, i * elements);
        }
        int[] labels = IntStream.of(chosen).map(i -> pictures.get(i).label()).toArray();
        return new PixelInputs(List.of(channels(), height(), width()), pixels, labels, preprocessing);
    }

    /** Its size is looked at before its pixels are unpacked. */
    private BufferedImage picture(Path file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new InvalidInputException(file.toString(), "no picture that Java can read", null);
            }
            ImageReader reader = readers.next();
            reader.setInput(in);
            if (reader.getWidth(0) != width() || reader.getHeight(0) != height()) {
                throw new InvalidInputException(
                        file.toString(),
                        "Expected a picture of " + width() + "×" + height() + " pixels, as the model reads, given "
                                + reader.getWidth(0) + "×" + reader.getHeight(0),
                        "scale all pictures to that size as for training, such as with ImageMagick's mogrify");
            }
            return reader.read(0);
        } catch (IOException e) {
            throw new InvalidInputException(file.toString(), "no whole picture: " + e.getMessage(), null, e);
        }
    }

    private void copy(BufferedImage picture, byte[] pixels, int offset) {
        int plane = height() * width();
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
                int rgb = picture.getRGB(x, y);
                int at = offset + y * width() + x;
                if (channels() == 1) {
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
        return picture.getRaster().getNumBands() == 1
                ? picture.getRaster().getSample(x, y, 0)
                : (299 * (rgb >> 16 & 0xFF) + 587 * (rgb >> 8 & 0xFF) + 114 * (rgb & 0xFF) + 500) / 1000;
    }
}
