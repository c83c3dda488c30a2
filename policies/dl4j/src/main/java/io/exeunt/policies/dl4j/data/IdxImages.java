package io.exeunt.policies.dl4j.data;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Reason;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
     * @throws InvalidInputException if a file is missing, cut off or not IDX, or a label is not below {@code classes}
     */
    public static LabelledImages read(String name, Path images, Path labels, int classes) {
        return combine(name, images.toString(), open(images, 3), labels.toString(), open(labels, 1), classes);
    }

    private static IdxFile open(Path file, int rank) {
        try (InputStream in = Files.newInputStream(file)) {
            return IdxFile.read(file.toString(), in, rank);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file.toString(), "no such file", null, e);
        } catch (IOException e) {
            throw new InvalidInputException(file.toString(), "can't be read: " + Reason.of(e), null, e);
        }
    }

    /** Data set of two IDX files that have been read; one channel. */
    static LabelledImages combine(
            String name, String imagesWhere, IdxFile images, String labelsWhere, IdxFile labels, int classes) {
        int[] shape = images.dimensions();
        if (labels.dimensions()[0] != shape[0]) {
            throw new InvalidInputException(
                    labelsWhere,
                    "expected " + shape[0] + " labels, one for each image of " + imagesWhere + ", given "
                            + labels.dimensions()[0],
                    "the two files belong to different splits");
        }
        for (int i = 0; i < labels.values().length; i++) {
            int label = labels.values()[i] & 0xFF;
            if (label >= classes) {
                throw new InvalidInputException(
                        labelsWhere + "[" + i + "]",
                        "expected a label in 0.." + (classes - 1) + ", given " + label,
                        null);
            }
        }
        return new LabelledImages(
                name, new FeatureMap(1, shape[1], shape[2]), classes, images.values(), labels.values());
    }
}
