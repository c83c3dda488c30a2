package io.exeunt.policies.dl4j.data;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * The binary files of CIFAR: one record per image, which is its label bytes and then 3072 pixels, channel by channel and row by row
 * (Krizhevsky, "The CIFAR-10 and CIFAR-100 datasets", section Binary version).
 */
enum CifarBinary {
    /** One label byte, ten classes. */
    CIFAR10(10),
    /** A coarse label of twenty, which is checked and dropped, and a fine one of a hundred. */
    CIFAR100(20, 100);

    /** Shape of an image. */
    static final FeatureMap SHAPE = new FeatureMap(3, 32, 32);

    static final int PIXELS = 3072;

    private final int[] classesPerLabel;

    CifarBinary(int... classesPerLabel) {
        this.classesPerLabel = classesPerLabel;
    }

    /** Number of classes of the last label. */
    int classes() {
        return classesPerLabel[classesPerLabel.length - 1];
    }

    /** Bytes of one image with its labels. */
    int recordBytes() {
        return classesPerLabel.length + PIXELS;
    }

    /**
     * Reads files that make up one part of the set, in their order.
     *
     * @param name of the part
     * @param imagesPerFile how many images each file has to hold
     */
    LabelledImages read(String name, DataFiles files, List<String> fileNames, int imagesPerFile) {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream(fileNames.size() * imagesPerFile * PIXELS);
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        for (String fileName : fileNames) {
            String where = files.where(fileName);
            byte[] bytes = files.take(fileName);
            checkLength(where, bytes.length, imagesPerFile);
            for (int start = 0; start < bytes.length; start += recordBytes()) {
                checkLabels(where, bytes, start);
                labels.write(bytes[start + classesPerLabel.length - 1]);
                pixels.write(bytes, start + classesPerLabel.length, PIXELS);
            }
        }
        return new LabelledImages(name, SHAPE, classes(), pixels.toByteArray(), labels.toByteArray());
    }

    private void checkLength(String where, int given, int images) {
        int expected = images * recordBytes();
        if (given != expected) {
            throw new InvalidInputException(
                    where,
                    "expected " + expected + " bytes, " + images + " images of " + recordBytes() + ", given " + given
                            + "; the last whole image ends at byte " + given / recordBytes() * recordBytes(),
                    given < expected ? "the file was cut off while it was copied; fetch it again" : null);
        }
    }

    private void checkLabels(String where, byte[] bytes, int start) {
        for (int i = 0; i < classesPerLabel.length; i++) {
            int label = bytes[start + i] & 0xFF;
            if (label >= classesPerLabel[i]) {
                throw new InvalidInputException(
                        where + "[byte " + (start + i) + "]",
                        "expected a label in 0.." + (classesPerLabel[i] - 1) + ", given " + label,
                        "this is the binary file of another data set");
            }
        }
    }
}
