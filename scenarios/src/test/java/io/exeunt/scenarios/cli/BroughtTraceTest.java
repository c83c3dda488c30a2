package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.cli.Session.Result;
import io.exeunt.scenarios.run.LocalWorkbench;
import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios over a trace from elsewhere, where only operations are counted. */
class BroughtTraceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Rows that sum to {@code sum}. */
    private void trace(float sum) {
        ExitCosts costs = new ExitCosts("MMAC", new double[] {2, 6}, new double[] {0.5, 0.25});
        TraceFile.writeBundle(
                folder.resolve("trace.npz"),
                Map.of(
                        "net",
                        new StoredTrace(
                                new ExitTrace(
                                        "net",
                                        List.of("early", "final"),
                                        split("fit", 1, sum),
                                        split("report", 2, sum)),
                                costs)));
    }

    private static TraceSplit split(String name, long seed, float sum) {
        Random random = new Random(seed);
        int[] labels = new int[200];
        float[] early = new float[400];
        float[] late = new float[400];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(2);
            say(early, i, labels[i], 0.3f + 0.65f * random.nextFloat(), sum);
            say(late, i, labels[i], 0.4f + 0.6f * random.nextFloat(), sum);
        }
        return new TraceSplit(
                name,
                labels,
                List.of(new ExitOutputs(HeadKind.SOFTMAX, 2, early), new ExitOutputs(HeadKind.SOFTMAX, 2, late)));
    }

    private static void say(float[] values, int sample, int label, float right, float sum) {
        values[2 * sample + label] = right * sum;
        values[2 * sample + 1 - label] = (1 - right) * sum;
    }

    private Path scenario(String network) throws IOException {
        return Files.writeString(folder.resolve("s.yaml"), """
                name: counted
                network: {trace: trace.npz%s}
                policies: [max_softmax]
                objectives: [error, macs]
                search: {evaluations: 60, population: 20, threads: 1}
                report: {folder: study}
                """.formatted(network));
    }

    private Result call(String command, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, Map.of());
        ArtefactCache cache = new ArtefactCache(folder.resolve("cache"), () -> Instant.EPOCH);
        Services services = new Services(
                () -> new LocalWorkbench(cache, "test"), Wiring.knownNames(), cache, () -> false, () -> Instant.EPOCH);
        String[] all = new String[args.length + 3];
        all[0] = command;
        System.arraycopy(args, 0, all, 1, args.length);
        all[all.length - 2] = "--progress";
        all[all.length - 1] = "none";
        return new Result(new CommandLineApp(terminal, services).run(all), out.toString(), err.toString());
    }

    private Result run() {
        return call(
                "run",
                folder.resolve("s.yaml").toString(),
                "-o",
                folder.resolve("study").toString());
    }

    @Test
    void aStudyThatCountsOperationsAloneIsSimulatedInCounts() throws IOException {
        trace(1);
        scenario("");
        assertThat(run().code()).isZero();

        Result result = call("simulate", folder.resolve("study").toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("no board: operations are counted")
                .containsPattern("latency, energy, cycles +not modelled +not modelled")
                .contains("MMAC");
        Result governed = call("simulate", folder.resolve("study").toString(), "--governor", "static");
        assertThat(governed.code()).isEqualTo(3);
        assertThat(governed.err()).contains("Expected a device for governors, operators and load");
    }

    @Test
    void validateReadsWhatAScenarioNames() throws IOException {
        trace(1);
        Path scenario = scenario("");
        assertThat(call("validate", scenario.toString()).out()).endsWith("s.yaml: ok" + System.lineSeparator());

        Files.delete(folder.resolve("trace.npz"));
        assertThat(call("validate", scenario.toString()).code()).isEqualTo(3);

        trace(1);
        Files.writeString(folder.resolve("table.json"), "{}");
        assertThat(call("validate", scenario(", table: table.json").toString()).code())
                .isEqualTo(3);
    }

    @Test
    void rowsThatDoNotSumToOneAreReadWhereTheScenarioSaysSoAlone() throws IOException {
        trace(0.98f);
        Path scenario = scenario("");
        for (Result refused : List.of(call("validate", scenario.toString()), run())) {
            assertThat(refused.code()).isEqualTo(3);
            assertThat(refused.err()).contains("Expected a softmax row that sums to 1");
        }

        Path told = scenario(", renormalise: true");
        assertThat(call("validate", told.toString()).code()).isZero();
        assertThat(run().code()).isZero();
    }

    @Test
    void renormaliseNeedsATrace() throws IOException {
        Path scenario = Files.writeString(
                folder.resolve("t.yaml"),
                "name: t\ndata: {set: mnist}\nnetwork: {preset: quickstart, renormalise: true}\ndevice: {id: jetson-tx2}\n");

        Result result = call("validate", scenario.toString());

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("t.yaml:3").contains("renormalise");
    }
}
