package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.onnxruntime.PixelInputs;
import io.exeunt.policies.onnxruntime.Preprocessing;
import io.exeunt.policies.onnxruntime.Preprocessing.Layout;
import io.exeunt.scenarios.run.Pictures.Picture;
import io.exeunt.scenarios.spec.DataSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Pictures (PNG, JPEG, GIF, BMP) in a folder, one folder per class; classes are numbered by their folders' names in alphabetical order.
 *
 * @param source the folder
 * @param preprocessing what is done to pixels
 * @param sample shape of the model's samples
 */
record PictureFolder(DataSpec.ImageFolder source, Preprocessing preprocessing, List<Long> sample) {
    private static final int RGB = 3;

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
        List<Picture> pictures = Pictures.in(source.folder(), Pictures.classes(source.folder()));
        if (pictures.isEmpty()) {
            throw new InvalidInputException(
                    source.folder().toString(),
                    "Expected folders, one per class, with pictures (.png, .jpg, .gif, .bmp), given none",
                    null);
        }
        return pictures;
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
        Pictures reader = new Pictures(channels(), height(), width(), "as the model reads");
        byte[] pixels = reader.pixels(
                IntStream.of(chosen).mapToObj(i -> pictures.get(i).file()).toList());
        int[] labels = IntStream.of(chosen).map(i -> pictures.get(i).label()).toArray();
        return new PixelInputs(List.of(channels(), height(), width()), pixels, labels, preprocessing);
    }
}
