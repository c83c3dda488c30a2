package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.scenarios.cli.Session.Result;
import io.exeunt.scenarios.spec.DeviceSpec;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.ComparisonRequest.Budgets;
import io.exeunt.scenarios.workbench.ComparisonRequest.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people try first, and what they hear. */
class HabitsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Session session;
    private String scenario;

    @BeforeEach
    void writeScenario() throws IOException {
        session = new Session(folder.resolve("cache"));
        scenario = Files.writeString(folder.resolve("s.yaml"), """
                        name: small
                        seed: 3
                        device: {id: jetson-tx2, unit: gpu, runtime: tensorrt}
                        budget: {min_accuracy: 0.9}
                        objectives: [error, latency]
                        """).toString();
    }

    private Scenario last() {
        List<Scenario> all = session.workbench.scenarios;
        return all.get(all.size() - 1);
    }

    @Test
    void anotherBoardBringsItsOwnUnitAndRuntimeAndSaysSo() {
        Result result = session.call("run", scenario, "--set", "device.id=raspberry-pi-4", "--progress", "none");

        assertThat(result.err())
                .isEqualTo("note: raspberry-pi-4 has no gpu: a72 with ncnn instead"
                        + " (--set device.unit=…, device.runtime=… choose)\n");
        DeviceSpec device = last().device();
        assertThat(List.of(device.unit(), device.runtime())).containsExactly("a72", "ncnn");
    }

    @Test
    void theSameBoardKeepsItsUnitAndAWrongUnitThatWasAskedForIsRefused() {
        session.call("run", scenario, "--set", "device.id=jetson-tx2", "-q");
        assertThat(last().device().unit()).isEqualTo("gpu");

        Result wrong =
                session.call("run", scenario, "--set", "device.id=raspberry-pi-4", "--set", "device.unit=gpu", "-q");
        assertThat(wrong.err())
                .isEqualTo("--set device.unit=gpu: /device/unit: unknown compute unit of raspberry-pi-4 'gpu';"
                        + " allowed: a72\n");
    }

    @Test
    void aSearchSeedLeavesTheNetworkAlone() {
        session.call("run", scenario, "--search-seed", "7", "-q");
        assertThat(last().seed()).isEqualTo(3);
        assertThat(last().search().seed()).isEqualTo(7);

        session.call("search", scenario, "-q");
        assertThat(last().search().seed()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            budget.min_accuracy=98.5      | /budget/min_accuracy: expected <= 1, given 98.5      | you meant 0.985, a share
            budget.min_accuracy=100       | /budget/min_accuracy: expected <= 1, given 100       | you meant 1.00, a share
            search.max_failed_share=5     | /search/max_failed_share: expected <= 1, given 5     | you meant 0.05, a share
            """)
    void shareInPerCentIsRecognised(String assignment, String problem, String guess) {
        assertThat(session.call("run", scenario, "--set", assignment))
                .isEqualTo(new Result(3, "", "--set " + assignment + ": " + problem + "\n  Maybe " + guess + "\n"));
    }

    @Test
    void whatIsNoShareGetsNoSuchGuess() {
        assertThat(session.call("run", scenario, "--set", "budget.min_accuracy=985")
                        .err())
                .isEqualTo("--set budget.min_accuracy=985: /budget/min_accuracy: expected <= 1, given 985\n");
    }

    @Test
    void aWholeNumberOfBudgetsIsToldApartFromABudget() {
        assertThat(session.call("compare", "x.npz", "--budgets", "10", "--progress", "none")
                        .err())
                .isEqualTo("note: --budgets 10 is 10 budgets; one budget of 10 MMAC is --budgets 10.0 or 10MMAC\n");
        assertThat(session.call("compare", "x.npz", "--progress", "none").err()).isEmpty();
        assertThat(session.call("compare", "x.npz", "--budgets", "10", "-q").err())
                .isEmpty();
    }

    @Test
    void budgetsMayNameTheirUnit() {
        session.call("compare", scenario, "--cost", "latency", "--budgets", "10ms, 0.5 ms", "-q");
        assertThat(session.workbench.comparisons.get(0).budgets())
                .isEqualTo(new Budgets.Values(List.of(0.5, 10.0), Optional.of(Cost.LATENCY)));

        assertThat(session.call("compare", scenario, "--budgets", "10ms", "-q"))
                .isEqualTo(new Result(
                        3,
                        "",
                        "--budgets: Expected MMAC, as budgets limit --cost macs, given ms\n"
                                + "  Maybe you meant --cost latency\n"));
    }

    @Test
    void aTraceGivenToRunIsShownTheWay() throws IOException {
        Path trace = folder.resolve("t.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(trace))) {
            zip.putNextEntry(new ZipEntry("fit_labels.npy"));
        }

        assertThat(session.call("run", trace.toString()).err())
                .isEqualTo(trace + ": Expected a scenario (YAML), given a NumPy archive (.npz)\n"
                        + "  Maybe name it in a scenario, network: {trace: t.npz}, or compare policies on it:"
                        + " exeunt compare t.npz\n");
    }

    @Test
    void theListOfBoardsSaysWhatIsModelledOfEach() {
        List<String> lines = session.call("devices", "list").out().lines().toList();

        assertThat(lines.get(0)).startsWith("id                 latency").contains("energy", "heat", "name", "chip");
        assertThat(lines).anyMatch(line -> line.matches("jetson-tx2 +\\S*.*gpu.* gpu +yes +NVIDIA Jetson TX2 .*"));
        assertThat(lines).anyMatch(line -> line.matches("xeon-silver-4210r +cpu +– +– +Intel.*"));
    }

    @Test
    void theShellCompletesCommandsAndOptions() {
        Result result = session.call("completion");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("complete -F _complete_exeunt", "_picocli_exeunt_devices_list", "--search-seed");
    }

    @Test
    void everyCommandHasAManualPage() throws IOException {
        assertThat(session.call("man", "devices", "list").out())
                .startsWith(".TH \"EXEUNT-DEVICES-LIST\" \"1\"")
                .contains(".SH \"NAME\"\nexeunt\\-devices\\-list \\- Lists the boards of the catalogue.")
                .contains(".SH \"EXAMPLES\"\n.nf\n  exeunt devices list\n.fi")
                .doesNotContain("%n");

        Result all = session.call("man", "--output", folder.resolve("man1").toString());
        assertThat(all.code()).isZero();
        assertThat(folder.resolve("man1/exeunt-compare.1")).content().contains("a share such as 2%,");
        assertThat(folder.resolve("man1/exeunt.1")).exists();
        assertThat(all.out().lines()).hasSizeGreaterThan(25);

        assertThat(session.call("man", "devises").err())
                .isEqualTo("exeunt: no command 'devises'\n  Maybe you meant 'devices'\n");
    }
}
