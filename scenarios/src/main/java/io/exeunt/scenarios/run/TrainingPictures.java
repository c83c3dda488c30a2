package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.data.ImageSet;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.data.Normalisation;
import io.exeunt.scenarios.run.Pictures.Picture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Pictures to train on: {@code train/<class>/} and {@code test/<class>/} in a folder, all of one size. Classes are numbered by their folders'
 * names in alphabetical order.
 *
 * @param folder that holds both parts
 */
record TrainingPictures(Path folder) {
    private static final String TRAIN = "train";
    private static final String TEST = "test";
    private static final int MOST_CLASSES = 256;

    /**
     * Both parts; colour pictures shifted and scaled as those of published sets.
     *
     * @throws InvalidInputException if a part or a class is missing or empty, or a picture is damaged or of another size than the first
     */
    ImageSet read() {
        List<String> classes = classes();
        List<Picture> train = pictures(TRAIN, classes);
        List<Picture> test = pictures(TEST, classes);
        List<Integer> shape = Pictures.shape(train.get(0).file());
        Pictures reader = new Pictures(
                shape.get(0),
                shape.get(1),
                shape.get(2),
                "as " + folder.relativize(train.get(0).file()));
        ImageSet set =
                new ImageSet(images(TRAIN, train, reader, classes.size()), images(TEST, test, reader, classes.size()));
        return reader.channels() == Pictures.RGB ? set.normalised(Normalisation.imageNet()) : set;
    }

    private List<String> classes() {
        for (String part : List.of(TRAIN, TEST)) {
            if (!Files.isDirectory(folder.resolve(part))) {
                throw new InvalidInputException(
                        folder.toString(),
                        "Expected folders train and test in it, with a folder per class in each, found no " + part,
                        null);
            }
        }
        List<String> classes = Pictures.classes(folder.resolve(TRAIN));
        if (classes.size() < 2 || classes.size() > MOST_CLASSES) {
            throw new InvalidInputException(
                    folder.resolve(TRAIN).toString(),
                    "Expected 2 to " + MOST_CLASSES + " folders, one per class, given " + classes.size(),
                    null);
        }
        List<String> tested = Pictures.classes(folder.resolve(TEST));
        if (!classes.equals(tested)) {
            throw new InvalidInputException(
                    folder.resolve(TEST).toString(),
                    "Expected the classes of train (" + String.join(", ", classes) + "), given "
                            + String.join(", ", tested),
                    null);
        }
        return classes;
    }

    private List<Picture> pictures(String part, List<String> classes) {
        List<Picture> pictures = Pictures.in(folder.resolve(part), classes);
        long[] counts = new long[classes.size()];
        pictures.forEach(picture -> counts[picture.label()]++);
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] == 0) {
                throw new InvalidInputException(
                        folder.resolve(part).resolve(classes.get(label)).toString(),
                        "Expected pictures (.png, .jpg, .gif, .bmp) of this class, given none",
                        null);
            }
        }
        return pictures;
    }

    private static LabelledImages images(String part, List<Picture> pictures, Pictures reader, int classes) {
        byte[] pixels = reader.pixels(pictures.stream().map(Picture::file).toList());
        byte[] labels = new byte[pictures.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) pictures.get(i).label();
        }
        FeatureMap shape = new FeatureMap(reader.channels(), reader.height(), reader.width());
        return LabelledImages.of(part, shape, classes, pixels, labels);
    }
}
