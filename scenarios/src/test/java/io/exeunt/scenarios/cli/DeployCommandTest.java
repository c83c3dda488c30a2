package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.scenarios.cli.Session.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aDesignAndAFolderAreNeeded() {
        Session session = new Session(folder);

        Result none = session.call("deploy", "-o", "x");
        Result nowhere = session.call("deploy", "runs/s#knee");

        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("Missing '<study>#<design>'");
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err()).contains("Missing '--output=<folder>'");
    }

    @Test
    void theStudysScenarioIsReadAndItsDesignHandedOn() throws IOException {
        Path study = Files.createDirectory(folder.resolve("study"));
        Files.writeString(study.resolve("m.onnx"), "");
        Files.writeString(
                study.resolve("scenario.resolved.yaml"),
                "name: s\nnetwork: {onnx: m.onnx}\nobjectives: [error, macs]\n");
        Session session = new Session(folder);

        Result result = session.call(
                "deploy", study + "#knee", "-o", folder.resolve("out").toString());

        assertThat(result.code()).isZero();
        assertThat(session.workbench.asked).containsExactly("deploy knee into out");
    }

    @Test
    void predictedStandsBesideMeasured() {
        Result result = new Session(folder).call("deploy", "check", "out");

        assertThat(result.code()).isZero();
        assertThat(result.out().lines().map(line -> line.strip().replaceAll(" {2,}", " | ")))
                .containsExactly(
                        "predicted | measured here",
                        "accuracy | 90.00 % | 90.00 %",
                        "leave at early | 75.00 % | 75.00 %",
                        "leave at final | 25.00 % | 25.00 %",
                        "mean latency | 0.500 ms on jetson-tx2/gpu | 1.750 ms",
                        "p95 latency | 4.000 ms",
                        "latency to early | 0.400 ms | 1.000 ms",
                        "latency to final | 0.800 ms | 4.000 ms",
                        "1,000 of 1,000 samples left where the simulator said, with the answer that it said");
    }

    @Test
    void oneSampleThatLeavesElsewhereFailsTheCheck() {
        Session session = new Session(folder);
        session.workbench.alike = 999;

        Result result = session.call("deploy", "check", "out");

        assertThat(result.code()).isEqualTo(6);
        assertThat(result.out()).contains("999 of 1,000 samples left where the simulator said");
    }
}
