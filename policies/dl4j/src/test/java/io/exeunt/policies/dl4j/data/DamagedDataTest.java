package io.exeunt.policies.dl4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.fixtures.Fuzz;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.dl4j.network.PretrainedWeights;
import io.exeunt.policies.dl4j.network.ResNetSpec;
import io.exeunt.policies.dl4j.network.TrainableGraph;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import io.exeunt.simulator.npz.NpyArray;
import io.exeunt.simulator.npz.Npz;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Sgd;

/** Data sets and weights, damaged at random. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamagedDataTest {
    private static final int IMAGES = 2;

    @TempDir
    Path folder;

    private int refusals(String name, byte[] whole, Fuzz.Reading reading) {
        return new Fuzz(
                        name,
                        whole,
                        List.of("[1, 2]".getBytes(StandardCharsets.UTF_8)),
                        List.of(InvalidInputException.class))
                .refusals(folder, reading);
    }

    private static byte[] batch() {
        byte[] batch = new byte[IMAGES * CifarBinary.CIFAR10.recordBytes()];
        batch[0] = 7;
        return batch;
    }

    private void write(List<String> names, byte[] content) throws IOException {
        for (String name : names) {
            Files.write(folder.resolve(name), content);
        }
    }

    private static List<String> batches(String suffix) {
        return List.of("data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5", "test_batch")
                .stream()
                .map(name -> name + suffix)
                .toList();
    }

    @Test
    void binaryBatches() throws IOException {
        write(batches(".bin"), batch());
        Cifar.cifar10(folder, IMAGES);
        assertThat(refusals("test_batch.bin", batch(), content -> {
                    Files.write(folder.resolve("test_batch.bin"), content);
                    Cifar.cifar10(folder, IMAGES);
                }))
                .isPositive();
    }

    @Test
    void archives() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (String name : batches(".bin")) {
                TarArchiveEntry entry = new TarArchiveEntry("cifar/" + name);
                entry.setSize(batch().length);
                tar.putArchiveEntry(entry);
                tar.write(batch());
                tar.closeArchiveEntry();
            }
        }
        Path archive = folder.resolve("cifar.tar.gz");
        Cifar.cifar10(Files.write(archive, bytes.toByteArray()), IMAGES);
        assertThat(refusals(
                        "cifar.tar.gz",
                        bytes.toByteArray(),
                        content -> Cifar.cifar10(Files.write(archive, content), IMAGES)))
                .isGreaterThan(Fuzz.INPUTS / 10);
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1024, IMAGES, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void picturesAndTheirLabels() throws IOException {
        write(batches(".png"), picture());
        write(List.of("train_lables.json"), "[1, 2, 3, 4, 5, 6, 7, 8, 9, 0]".getBytes(StandardCharsets.UTF_8));
        byte[] labels = "[3, 9]".getBytes(StandardCharsets.UTF_8);
        write(List.of("test_lables.json"), labels);
        Cifar.cifar10(folder, IMAGES);
        assertThat(refusals("test_batch.png", picture(), content -> {
                    Files.write(folder.resolve("test_batch.png"), content);
                    Cifar.cifar10(folder, IMAGES);
                }))
                .isGreaterThan(Fuzz.INPUTS / 10);
        write(List.of("test_batch.png"), picture());
        assertThat(refusals("test_lables.json", labels, content -> {
                    Files.write(folder.resolve("test_lables.json"), content);
                    Cifar.cifar10(folder, IMAGES);
                }))
                .isGreaterThan(Fuzz.INPUTS / 10);
    }

    @Test
    void weights() throws IOException {
        Nd4jRuntime.prepare();
        ResNetSpec spec = ResNetSpec.cifar10(8, List.of());
        ComputationGraph graph = new ComputationGraph(
                TrainableGraph.configure(spec, Collections.nCopies(spec.exitCount(), 1.0), new Sgd(0.1), 0, 1));
        graph.init();
        Path file = folder.resolve("w.npz");
        Npz.write(
                file,
                Map.of(
                        "conv1.weight", NpyArray.of(new float[16 * 27], 16, 3, 3, 3),
                        "bn1.weight", NpyArray.of(new float[16], 16)));
        byte[] whole = Files.readAllBytes(file);
        assertThat(refusals("w.npz", whole, content -> PretrainedWeights.load(Files.write(file, content), spec, graph)))
                .isEqualTo(Fuzz.INPUTS);
    }
}
