package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.explore.StudySubject;
import io.exeunt.fixtures.SharedFolder;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.ground.progress.Phase;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.spec.KnownNamesFake;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioReader;
import io.exeunt.simulator.npz.NpyArray;
import io.exeunt.simulator.npz.Npz;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model from elsewhere, run on samples. */
class OnnxSourceTest {
    private static final int SAMPLES = 600;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path arrays(int samples, int classes) {
        SplittableRandom random = new SplittableRandom(3);
        float[] inputs = new float[samples * 3 * 32 * 32];
        int[] labels = new int[samples];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextDouble(-2, 2);
        }
        for (int i = 0; i < samples; i++) {
            labels[i] = i % classes;
        }
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("inputs", NpyArray.of(inputs, samples, 3, 32, 32));
        arrays.put("labels", NpyArray.of(labels, samples));
        Path file = folder.resolve("x.npz");
        Npz.write(file, arrays);
        return file;
    }

    private Scenario scenario(String data, String more) {
        Path model = SharedFolder.file("models/resnet20_cifar10.onnx");
        String text =
                "name: s\ndata: {" + data + "}\nnetwork: {onnx: " + model + more + "}\nobjectives: [error, macs]\n";
        return new ScenarioReader(new KnownNamesFake()).parse("s.yaml", text, folder, List.of());
    }

    private StudySubject subject(Scenario scenario, PhaseLog log) {
        return NetworkSource.of(scenario, new ArtefactCache(folder.resolve("cache"), () -> Instant.EPOCH))
                .subject(log);
    }

    private static PhaseLog log(Cancellation cancellation) {
        return new PhaseLog(new RunContext(cancellation, event -> {}, () -> Instant.EPOCH, List.of()));
    }

    @Test
    void aModelIsRunOnceAndThenRead() {
        Scenario scenario = scenario("set: npz, file: " + arrays(SAMPLES, 10) + ", fit_samples: 200", "");
        PhaseLog second = log(Cancellation.NEVER);

        StudySubject made = subject(scenario, log(Cancellation.NEVER));
        StudySubject found = subject(scenario, second);

        assertThat(made.reference().trace().exitNames()).startsWith("exit_0").endsWith("final");
        assertThat(made.reference().trace().fit().samples()).isEqualTo(200);
        assertThat(made.reference().trace().report().samples()).isEqualTo(400);
        assertThat(made.reference().macs().segment()[0]
                        + made.reference().macs().head()[0])
                .isEqualTo(8.70, within(0.005));
        assertThat(found.reference().trace().fit().exits().get(3).values())
                .isEqualTo(made.reference().trace().fit().exits().get(3).values());
        assertThat(second.phases())
                .filteredOn(phase -> phase.name().equals("trace"))
                .allMatch(Phase::cached);
    }

    @Test
    void anInterruptedRunGoesOnWhereItWas() {
        Scenario scenario = scenario("set: npz, file: " + arrays(SAMPLES, 10) + ", fit_samples: 200", "");
        AtomicInteger looks = new AtomicInteger();

        assertThatThrownBy(() -> subject(scenario, log(() -> looks.incrementAndGet() > 4)))
                .isInstanceOf(CancelledException.class)
                .hasMessage("parts that are recorded are kept; the same command goes on from there");
        StudySubject resumed = subject(scenario, log(Cancellation.NEVER));

        StudySubject whole = NetworkSource.of(scenario, new ArtefactCache(folder.resolve("other"), () -> Instant.EPOCH))
                .subject(log(Cancellation.NEVER));
        assertThat(resumed.reference().trace().report().exits().get(8).values())
                .isEqualTo(whole.reference().trace().report().exits().get(8).values());
    }

    @Test
    void anAccuracyThatIsMissedSaysThatTheInputIsWrong() {
        Scenario scenario = scenario("set: npz, file: " + arrays(40, 10) + ", fit_samples: 20", ", accuracy: 0.917");

        assertThatThrownBy(() -> subject(scenario, log(Cancellation.NEVER)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching(
                        "(?s)network.accuracy: Expected the final exit to be right about 91.70 % of the samples, it is"
                                + " right about [0-9.]+ %\\R  Maybe network.input is not what the model was trained with"
                                + ".*");
    }

    @Test
    void labelsHaveToBeClassesOfTheModel() {
        Scenario scenario = scenario("set: npz, file: " + arrays(40, 11) + ", fit_samples: 20", "");

        assertThatThrownBy(() -> subject(scenario, log(Cancellation.NEVER)))
                .hasMessageContaining("data: Expected labels below the model's 10 classes, given 10 for sample ");
    }

    @Test
    void picturesInFoldersAreReadAndHaveToBeOfTheModelsSize() throws IOException {
        for (String kind : List.of("cat", "dog")) {
            Files.createDirectories(folder.resolve("pictures").resolve(kind));
            for (int i = 0; i < 3; i++) {
                picture(kind + "/" + i + ".png", 32);
            }
        }
        Scenario scenario = scenario("set: image_folder, folder: pictures, fit_samples: 2", "");

        StudySubject subject = subject(scenario, log(Cancellation.NEVER));

        assertThat(subject.reference().trace().fit().labels()).containsExactlyInAnyOrder(0, 1);
        assertThat(subject.reference().trace().report().labels()).containsExactlyInAnyOrder(0, 0, 1, 1);
        Path odd = picture("dog/odd.png", 33);
        assertThatThrownBy(() -> subject(scenario, log(Cancellation.NEVER)))
                .hasMessageStartingWith(odd + ": Expected a picture of 32×32 pixels, as the model reads, given 33×33");
    }

    private Path picture(String name, int size) throws IOException {
        Path file = folder.resolve("pictures").resolve(name);
        ImageIO.write(new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file;
    }
}
