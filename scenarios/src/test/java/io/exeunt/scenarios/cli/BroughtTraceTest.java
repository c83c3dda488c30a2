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
    void anExitThatNoNetworkHasAndADesignWithoutANameAreNoInternalErrors() throws IOException {
        trace(1);
        scenario("");
        String trace = folder.resolve("trace.npz").toString();

        Result exit = call("compare", trace, "--policies", "fixed:99", "--budgets", "5.0");
        assertThat(exit.code()).isEqualTo(3);
        assertThat(exit.err()).contains("given 'fixed:99'");

        Result design = call("simulate", folder.toString(), "--design", "");
        assertThat(design.code()).isEqualTo(3);
        assertThat(design.err()).startsWith("--design: expected the id of a design, given ''");

        Result unit = call("compare", trace, "--segment-costs", "1,2", "--head-costs", "1,1", "--cost-unit", " ");
        assertThat(unit.code()).isEqualTo(3);
        assertThat(unit.err()).contains("--cost-unit: expected a unit, given ' '");

        Result value = call("validate", folder.resolve("s.yaml").toString(), "--set", "search.threads=");
        assertThat(value.code()).isEqualTo(3);
        assertThat(value.err())
                .isEqualTo("--set search.threads=: expected a value behind '=', given none; null is ~\n");
    }

    @Test
    void costsOfAnySizeMakeTablesThatCanBeRead() {
        trace(1);
        Result tiny = call(
                "compare",
                folder.resolve("trace.npz").toString(),
                "--segment-costs",
                "1e-320,1e-320",
                "--head-costs",
                "0,0",
                "--budgets",
                "2",
                "--bootstrap",
                "5");
        assertThat(tiny.code()).as(tiny.err()).isZero();
        assertThat(tiny.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThan(300));
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

    private void assertRefused(Path scenario, String problem) {
        String validated = call("validate", scenario.toString()).err();
        Result ran = call(
                "run", scenario.toString(), "-q", "-o", folder.resolve("study").toString());

        assertThat(ran.code()).isEqualTo(3);
        for (String err : List.of(validated, ran.err())) {
            assertThat(err.replace(folder + "/", "")).endsWith(problem + System.lineSeparator());
        }
    }

    private Path onABoard(String table, String policies) throws IOException {
        return Files.writeString(
                folder.resolve("b.yaml"), """
                name: priced
                network: {trace: trace.npz, table: %s}
                device: {id: jetson-tx2}
                policies: [%s]
                """.formatted(table, policies.isEmpty() ? "max_softmax" : policies));
    }

    private void table(String file, String exits, int classes) throws IOException {
        Files.writeString(folder.resolve(file), """
                {"schema_version": 1, "name": "net", "input": [8, 1, 1], %s "layers": [
                  {"name": "a", "op": "linear", "in_features": 8, "out_features": 64},
                  {"name": "early", "op": "linear", "in_features": 64, "out_features": %d},
                  {"name": "b", "op": "linear", "inputs": ["a"], "in_features": 64, "out_features": 64},
                  {"name": "final", "op": "linear", "in_features": 64, "out_features": %d}]}
                """.formatted(exits, classes, classes));
    }

    @Test
    void aTraceAloneCanNotBePriced() throws IOException {
        trace(1);
        Path scenario = Files.writeString(
                folder.resolve("p.yaml"), "name: p\nnetwork: {trace: trace.npz}\ndevice: {id: jetson-tx2}\n");
        assertRefused(
                scenario,
                "p.yaml:2:1: /network: missing key 'table': a device prices layers, and a trace says nothing of them\n"
                        + "  Maybe name a layer table (docs/workloads.md), or leave the device out to count operations");
    }

    @Test
    void aTableOfOtherExitsIsRefused() throws IOException {
        trace(1);
        table("three.json", "\"exits\": [\"a\", \"early\", \"final\"],", 2);
        table("none.json", "", 2);
        table("ten.json", "\"exits\": [\"early\", \"final\"],", 10);
        table("turned.json", "\"exits\": [\"final\", \"early\"],", 2);

        assertRefused(
                onABoard("three.json", ""),
                "three.json: Expected 2 exits as in trace net, given 3: a, early, final\n"
                        + "  Maybe \"exits\" of the table names a row for each exit of the trace: early, final");
        assertRefused(
                onABoard("none.json", ""),
                "none.json: network net: Expected it to name its exits, given none\n"
                        + "  Maybe its layer table lacks \"exits\"");
        assertRefused(
                onABoard("ten.json", ""),
                "ten.json: Expected exit early to give 2 classes as in trace net, given 10\n"
                        + "  Maybe another row is the exit, or the table is of another network");
        assertThat(call("validate", onABoard("turned.json", "").toString()).code())
                .isEqualTo(3);
    }

    @Test
    void headsThatAPolicyCanNotReadAreToldWhereItIsNamed() throws IOException {
        trace(1);
        table("table.json", "\"exits\": [\"early\", \"final\"],", 2);

        assertRefused(
                onABoard("table.json", "max_softmax, class_exclusion"),
                "b.yaml:4:25: /policies/1: Expected heads that class_exclusion can read, given net (softmax)\n"
                        + "  Maybe docs/policies.md says what each policy reads");
        assertRefused(
                onABoard("table.json", "class_exclusion@net"),
                "b.yaml:4:12: /policies/0: Expected heads that class_exclusion can read, given those of net: softmax\n"
                        + "  Maybe docs/policies.md says what each policy reads");
        assertRefused(
                onABoard("table.json", "max_softmax@nat"),
                "b.yaml:4:12: /policies/0: Expected a system among net after '@', given 'nat'\n"
                        + "  Maybe you meant 'net'");
    }

    @Test
    void whatOnlyABoardCanTellIsRefusedWithoutOne() throws IOException {
        trace(1);
        Path load =
                Files.writeString(folder.resolve("l.yaml"), "name: l\nnetwork: {trace: trace.npz}\nload: {fps: 30}\n");
        assertRefused(
                load, "l.yaml:3:1: /load: has no effect without a device: operations are the same under any load");
        Path clocks = Files.writeString(
                folder.resolve("c.yaml"), "name: c\nnetwork: {trace: trace.npz}\ngovernors: [static]\n");
        assertRefused(clocks, "c.yaml:3:1: /governors: has no effect without a device: nobody sets a clock");
        Path joules = Files.writeString(
                folder.resolve("j.yaml"), "name: j\nnetwork: {trace: trace.npz}\nobjectives: [error, energy]\n");
        assertRefused(
                joules,
                "j.yaml:3:1: /objectives: energy and latency need a device, and a network whose layers are known\n"
                        + "  Maybe objectives: [error, macs], or name device and network.table");
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
