package io.exeunt.policies.dl4j.data;

import io.exeunt.ground.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Fashion-MNIST (Xiao, Rasul, Vollgraf, 2017): grey images of 28×28 pixels, ten kinds of clothing, 60,000 + 10,000. Four IDX files
 * with the names of MNIST's, such as Debian's package dataset-fashion-mnist brings.
 */
public final class FashionMnist {
    /** Number of classes. */
    public static final int CLASSES = 10;

    private FashionMnist() {}

    /**
     * Reads both parts, plain or gzipped.
     *
     * @param folder that holds the four files
     * @throws InvalidInputException if a file is missing, cut off or not IDX
     */
    public static ImageSet read(Path folder) {
        return new ImageSet(part("Fashion-MNIST train", folder, "train"), part("Fashion-MNIST test", folder, "t10k"));
    }

    private static LabelledImages part(String name, Path folder, String part) {
        return IdxImages.read(
                name, file(folder, part + "-images-idx3-ubyte"), file(folder, part + "-labels-idx1-ubyte"), CLASSES);
    }

    private static Path file(Path folder, String name) {
        Path zipped = folder.resolve(name + ".gz");
        Path plain = folder.resolve(name);
        if (Files.exists(zipped)) {
            return zipped;
        } else if (Files.exists(plain)) {
            return plain;
        }
        throw new InvalidInputException(
                folder.toString(), "expected a file " + name + " or " + name + ".gz in it, found neither", null);
    }
}
