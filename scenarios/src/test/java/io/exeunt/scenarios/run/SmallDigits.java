package io.exeunt.scenarios.run;

import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.data.Mnist;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A few hundred real MNIST images as idx files, and a scenario that trains a tiny network on them. */
public final class SmallDigits {
    private static final int SIDE = 28;

    private SmallDigits() {}

    /** Writes the files under the names that Fashion-MNIST gives them, and returns a scenario that trains EENet-Demir on them. */
    static Path namedSetIn(Path folder) throws IOException {
        write(Mnist.train(), 400, folder.resolve("train-images-idx3-ubyte"), folder.resolve("train-labels-idx1-ubyte"));
        write(Mnist.test(), 100, folder.resolve("t10k-images-idx3-ubyte"), folder.resolve("t10k-labels-idx1-ubyte"));
        return Files.writeString(folder.resolve("named.yaml"), """
                name: named
                data: {set: fashion_mnist, folder: ., fit_samples: 100}
                network:
                  stem: {channels: 4, stride: 2}
                  stages: [{channels: 4, blocks: 2, stride: 2}]
                  exits: [{after_block: 1}]
                  final_head: {grid: 1}
                training: {system: eenet_demir, augmentation: crop_flip, epochs: 1, batch: 50, threads: 1}
                device: {id: jetson-tx2, unit: gpu, runtime: tensorrt}
                """);
    }

    /** Writes the files and returns the scenario's. */
    public static Path scenarioIn(Path folder) throws IOException {
        write(Mnist.train(), 800, folder.resolve("train-images"), folder.resolve("train-labels"));
        write(Mnist.test(), 300, folder.resolve("test-images"), folder.resolve("test-labels"));
        return Files.writeString(folder.resolve("small.yaml"), """
                name: small
                seed: 3
                data:
                  set: idx
                  train_images: train-images
                  train_labels: train-labels
                  test_images: test-images
                  test_labels: test-labels
                  classes: 10
                  fit_samples: 200
                network:
                  stem: {channels: 4, stride: 2}
                  stages:
                    - {channels: 4, blocks: 2}
                    - {channels: 8, blocks: 1, stride: 2}
                  exits:
                    - {after_block: 1}
                    - {after_block: 2}
                  final_head: {grid: 1}
                training: {epochs: 1, batch: 50, threads: 1}
                device: {id: jetson-tx2, unit: gpu, runtime: tensorrt}
                search: {evaluations: 400, population: 40, threads: 2}
                report: {folder: %s}
                """.formatted(folder.resolve("study")));
    }

    private static void write(LabelledImages images, int count, Path imageFile, Path labelFile) throws IOException {
        ByteBuffer pixels = ByteBuffer.allocate(16 + count * SIDE * SIDE);
        pixels.putInt(0x803).putInt(count).putInt(SIDE).putInt(SIDE);
        ByteBuffer labels = ByteBuffer.allocate(8 + count);
        labels.putInt(0x801).putInt(count);
        float[] image = new float[SIDE * SIDE];
        for (int i = 0; i < count; i++) {
            images.copyTo(i, image, 0);
            for (float pixel : image) {
                pixels.put((byte) Math.round(pixel * 255));
            }
            labels.put((byte) images.label(i));
        }
        Files.write(imageFile, pixels.array());
        Files.write(labelFile, labels.array());
    }
}
