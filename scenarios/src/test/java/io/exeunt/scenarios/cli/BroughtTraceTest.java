package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.exeunt.scenarios.cli.Session.Result;
import io.exeunt.simulator.policy.ExitCosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios over a trace from elsewhere, where only operations are counted. */
class BroughtTraceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Rows that sum to {@code sum}. */
    private void trace(double sum) {
        new TwoExits(200, random -> 0.3 + 0.65 * random.nextFloat(), random -> 0.4 + 0.6 * random.nextFloat(), sum)
                .write(folder.resolve("trace.npz"), new ExitCosts("MMAC", new double[] {2, 6}, new double[] {0.5, 0.25
                }));
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
        Stream<String> all =
                Stream.concat(Stream.of(command), Stream.concat(Stream.of(args), Stream.of("--progress", "none")));
        return new RealSession(folder.resolve("cache")).call(all.toArray(String[]::new));
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
    void operationsAreLimitedWhereNothingElseIsKnown() throws IOException {
        trace(1);
        Path scenario = scenario("");
        String text = Files.readString(scenario);
        Files.writeString(scenario, text + "budget: {macs_budget_mmac: 4}\n");
        assertThat(run().code()).isZero();
        JsonNode designs = new ObjectMapper()
                .readTree(folder.resolve("study/front.json").toFile())
                .get("designs");
        assertThat(designs).isNotEmpty().allSatisfy(design -> assertThat(
                        design.get("fit").get("macs").asDouble())
                .isLessThanOrEqualTo(4e6));

        Files.writeString(scenario, text + "budget: {macs_budget_mmac: 2.4}\n");
        Result refused =
                call("run", scenario.toString(), "-o", folder.resolve("none").toString());
        assertThat(refused.code()).as(refused.err()).isEqualTo(5);
        assertThat(refused.out() + refused.err()).contains("2.4");
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
        trace(0.98);
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
