package io.exeunt.policies.dl4j.data;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Reason;
import java.io.IOException;
import java.io.InputStream;

/** MNIST (LeCun, Cortes, Burges) from the class path: artifact io.github.padreati:rapaio-datasets. */
public final class Mnist {
    /** Number of classes: the ten digits. */
    public static final int CLASSES = 10;

    private static final String FOLDER = "/rapaio/provider/datasets/mnist/";

    private Mnist() {}

    /** The 60,000 training images, 28×28. */
    public static LabelledImages train() {
        return read("MNIST train", "train");
    }

    /** The 10,000 test images, 28×28. */
    public static LabelledImages test() {
        return read("MNIST test", "t10k");
    }

    private static LabelledImages read(String name, String part) {
        String images = FOLDER + part + "-images-idx3-ubyte.gz";
        String labels = FOLDER + part + "-labels-idx1-ubyte.gz";
        return IdxImages.combine(name, images, open(images, 3), labels, open(labels, 1), CLASSES);
    }

    private static IdxFile open(String resource, int rank) {
        try (InputStream in = Mnist.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new InvalidInputException(
                        "class path:" + resource, "no such resource", "rapaio-datasets is not on the class path");
            }
            return IdxFile.read("class path:" + resource, in, rank);
        } catch (IOException e) {
            throw new InvalidInputException("class path:" + resource, "can't be read: " + Reason.of(e), null, e);
        }
    }
}
