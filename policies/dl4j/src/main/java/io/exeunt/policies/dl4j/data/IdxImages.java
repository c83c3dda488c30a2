package io.exeunt.policies.dl4j.data;

import java.nio.file.Path;

/** Reader of IDX files (MNIST's format; Fashion-MNIST, KMNIST and EMNIST use it too), plain or gzipped. */
public final class IdxImages {
    private IdxImages() {}

    /**
     * Reads images and labels.
     *
     * @param name for messages and manifests
     * @param images idx3 file of unsigned bytes
     * @param labels idx1 file of unsigned bytes
     * @param classes number of classes
     * @throws io.exeunt.hwmodels.InvalidInputException if a file is missing, cut off or not IDX
     */
    public static LabelledImages read(String name, Path images, Path labels, int classes) {
        throw new UnsupportedOperationException("draft");
    }
}
