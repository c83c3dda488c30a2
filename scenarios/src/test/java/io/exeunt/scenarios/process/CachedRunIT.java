package io.exeunt.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.scenarios.cli.Main;
import io.exeunt.scenarios.run.SmallDigits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose network and traces are in the cache reads them, and nothing of the libraries that made them. */
class CachedRunIT {
    private static final String HEADS = "heads.systems=[softmax, class_exclusion]";

    @TempDir
    private Path folder;

    private List<String> classesLoadedBy(String output) throws Exception {
        Path log = folder.resolve(output + ".log");
        Child.Result run = new Child(folder)
                .call(
                        Main.class,
                        List.of("-Xmx1g", "-Xlog:class+load:file=" + log),
                        List.of(
                                "run",
                                "small.yaml",
                                "-o",
                                output,
                                "--set",
                                HEADS,
                                "--set",
                                "heads.class_exclusion.epochs=1",
                                "--set",
                                "heads.train_samples=200",
                                "-q"));
        assertThat(run.code()).as(run.text()).isZero();
        return Files.readAllLines(log);
    }

    @Test
    void aSecondRunLoadsNeitherDeeplearning4jNorOnnxRuntime() throws Exception {
        SmallDigits.scenarioIn(folder);

        assertThat(classesLoadedBy("first")).anyMatch(line -> line.contains(" org.nd4j."));
        assertThat(classesLoadedBy("second"))
                .anyMatch(line -> line.contains(" io.exeunt.explore."))
                .noneMatch(line -> line.contains(" org.nd4j.")
                        || line.contains(" org.deeplearning4j.")
                        || line.contains(" org.bytedeco.")
                        || line.contains(" ai.onnxruntime."));
    }
}
