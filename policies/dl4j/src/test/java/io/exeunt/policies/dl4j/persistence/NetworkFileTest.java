package io.exeunt.policies.dl4j.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.dl4j.Tiny;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.trace.TraceRecorder;
import io.exeunt.policies.dl4j.train.TrainedNetwork;
import io.exeunt.policies.dl4j.train.Training;
import io.exeunt.policies.dl4j.train.TrainingEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileTest {
    private static final LabelledImages IMAGES = Tiny.images(32, 1);
    private static final TrainedNetwork TRAINED =
            Training.run(Tiny.training(1), IMAGES, TrainingEnvironment.quiet(1, InstantSource.fixed(Instant.EPOCH)));

    private final Path folder;
    private final Path file;

    NetworkFileTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("network.zip");
        NetworkFile.write(TRAINED, file);
    }

    private static float[] lastExit(TrainedNetwork trained) {
        return TraceRecorder.record(trained.network(), IMAGES, IMAGES, 1)
                .report()
                .exits()
                .get(2)
                .values();
    }

    @Test
    void whatWasWrittenIsReadBackBitByBit() {
        TrainedNetwork read = NetworkFile.read(file);
        assertThat(read.key()).isEqualTo(TRAINED.key());
        assertThat(read.network().name()).isEqualTo("tiny");
        assertThat(read.network().input()).isEqualTo(Tiny.SHAPE);
        assertThat(read.network().exitNames()).containsExactly("exit1", "exit2", "final");
        assertThat(lastExit(read)).containsExactly(lastExit(TRAINED));
    }

    @Test
    void theSameNetworkGivesTheSameBytes() throws IOException {
        Path again = folder.resolve("again.zip");
        NetworkFile.write(NetworkFile.read(file), again);
        assertThat(again).hasSameBinaryContentAs(file);
    }

    @Test
    void deeplearning4jOpensTheFileToo() throws IOException {
        float[] parameters = Tiny.values(
                ModelSerializer.restoreComputationGraph(file.toFile()).params());
        assertThat(parameters)
                .containsExactly(Tiny.values(TRAINED.network().graph().params()));
    }

    @Test
    void wrongBitsAndCutsAreNoticedWhereverTheyAre() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int parameters = whole.length / 2;
        for (int at : new int[] {0, 40, 200, parameters, parameters + 1}) {
            byte[] wrong = whole.clone();
            wrong[at] ^= 0x10;
            assertRefused(wrong);
        }
        for (int length : new int[] {0, 20, 200, parameters, whole.length - 400}) {
            assertRefused(Arrays.copyOf(whole, length));
        }
    }

    private void assertRefused(byte[] content) throws IOException {
        Path damaged = Files.write(folder.resolve("damaged.zip"), content);
        assertThatThrownBy(() -> NetworkFile.read(damaged))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(damaged + ": is cut off or corrupted (")
                .hasMessageEndingWith("Maybe delete it and train again");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing.zip");
        assertThatThrownBy(() -> NetworkFile.read(missing))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(missing + ": no such file");
    }
}
