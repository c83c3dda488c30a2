package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.compare.Clocking;
import io.exeunt.compare.result.Cell;
import io.exeunt.policies.safety.SafetyMargin;
import io.exeunt.scenarios.cli.Session.Result;
import io.exeunt.scenarios.spec.DeviceSpec;
import io.exeunt.scenarios.workbench.ComparisonRequest;
import io.exeunt.scenarios.workbench.ComparisonRequest.Budgets;
import io.exeunt.scenarios.workbench.ComparisonRequest.Cost;
import io.exeunt.scenarios.workbench.ComparisonRequest.Resampling;
import io.exeunt.scenarios.workbench.ComparisonRequest.Source;
import io.exeunt.simulator.npz.RowSums;
import io.exeunt.simulator.policy.ExitCosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompareCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Session session;

    @BeforeEach
    void openSession() {
        session = new Session(folder.resolve("cache"));
    }

    private ComparisonRequest asked() {
        return session.workbench.comparisons.get(session.workbench.comparisons.size() - 1);
    }

    @Test
    void aTraceIsComparedByItsOwnCostsOnTenBudgets() {
        Result result = session.call("compare", "x.npz", "-q");

        assertThat(result.code()).isZero();
        assertThat(asked())
                .isEqualTo(new ComparisonRequest(
                        new Source.TraceFile(Path.of("x.npz"), RowSums.REQUIRED, Optional.empty()),
                        List.of("default"),
                        new Budgets.Grid(10),
                        SafetyMargin.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        new Resampling(1, 2000),
                        2));
    }

    @Test
    void rowsOfATraceAreRenormalisedOnRequest() {
        session.call("compare", "x.npz", "-q", "--renormalise");
        assertThat(asked().source())
                .isEqualTo(new Source.TraceFile(Path.of("x.npz"), RowSums.RENORMALISED, Optional.empty()));
    }

    @Test
    void everyOptionReachesTheWorkbench() {
        session.call(
                "compare",
                "x.npz",
                "--policies=margin,patience:2",
                "--budgets=11,9.5",
                "--reference=margin",
                "--seed=7",
                "--bootstrap=150",
                "--threads=3",
                "--segment-costs=8,4",
                "--head-costs=2,1",
                "--cost-unit=ms");

        assertThat(asked().policies()).containsExactly("margin", "patience:2");
        assertThat(asked().budgets()).isEqualTo(new Budgets.Values(List.of(9.5, 11.0)));
        assertThat(asked().reference()).contains("margin");
        assertThat(asked().resampling()).isEqualTo(new Resampling(7, 150));
        assertThat(asked().threads()).isEqualTo(3);
        ExitCosts costs = ((Source.TraceFile) asked().source()).costs().orElseThrow();
        assertThat(costs.unit()).isEqualTo("ms");
        assertThat(costs.segment()).containsExactly(8, 4);
        assertThat(costs.head()).containsExactly(2, 1);
    }

    @Test
    void aScenarioIsComparedOnEachDevice() throws IOException {
        Path file = folder.resolve("s.yaml");
        Files.writeString(file, "name: small\nseed: 5\ndevice: {id: jetson-tx2, unit: gpu}\n");

        Result result = session.call(
                "compare",
                file.toString(),
                "--cost=latency",
                "--devices=jetson-tx2,raspberry-pi-4",
                "--set=training.epochs=3",
                "-q");

        assertThat(result.err()).isEmpty();
        Source.Trained source = (Source.Trained) asked().source();
        assertThat(source.cost()).isEqualTo(Cost.LATENCY);
        assertThat(source.scenarios())
                .extracting(scenario -> scenario.device().unit())
                .containsExactly("gpu", "a72");
        assertThat(source.scenarios())
                .allSatisfy(scenario -> assertThat(scenario.training().epochs()).isEqualTo(3));
        assertThat(asked().resampling().seed()).isEqualTo(5);
    }

    @Test
    void aTraceIsPricedOnDevicesWhereItsNetworkIsKnown() {
        Result result = session.call(
                "compare",
                "x.npz",
                "--network=a.json",
                "--devices=jetson-tx2,raspberry-pi-4",
                "--cost=latency",
                "--governors=static",
                "-q");

        assertThat(result.err()).isEmpty();
        Source.PricedTrace source = (Source.PricedTrace) asked().source();
        assertThat(source.networks()).containsExactly(Map.entry(Source.PricedTrace.ONLY, Path.of("a.json")));
        assertThat(source.cost()).isEqualTo(Cost.LATENCY);
        assertThat(source.devices()).extracting(DeviceSpec::runtime).containsExactly("tensorrt", "ncnn");
        assertThat(asked().clocking()).isPresent();
    }

    @Test
    void aBundleNamesOneNetworkPerTraceAndSetSaysHowItRuns() {
        session.call(
                "compare",
                "x.npz",
                "--network=softmax=a.json",
                "--network=pteenet=b.json",
                "--devices=raspberry-pi-4",
                "--set=device.threads=4");

        Source.PricedTrace source = (Source.PricedTrace) asked().source();
        assertThat(source.networks())
                .containsExactly(Map.entry("softmax", Path.of("a.json")), Map.entry("pteenet", Path.of("b.json")));
        assertThat(source.devices()).extracting(DeviceSpec::threads).containsExactly(4);
    }

    @ParameterizedTest
    @CsvSource({"2%,2 %", "0.5%,0.5 %", "auto,2 standard errors", "none,none"})
    void aSafetyMarginReachesTheWorkbench(String given, String meant) {
        session.call("compare", "x.npz", "--safety-margin", given);

        assertThat(asked().margin().describe()).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "100%", "-1%", "much"})
    void aSafetyMarginIsAShareOrAWord(String given) {
        Result result = session.call("compare", "x.npz", "--safety-margin", given);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("expected none, auto or a share of the budget below 100% such as 2%, given '" + given + "'");
    }

    @Test
    void governorsKeepTheCommasOfTheirNumbers() throws IOException {
        Path file = folder.resolve("s.yaml");
        Files.writeString(file, "name: small\ndevice: {id: jetson-tx2}\n");

        session.call(
                "compare",
                file.toString(),
                "--governors=performance,static:12,10,schedule:1,2,3,forecast,static",
                "--period-ms=40",
                "--latency-budget-ms=12.5");

        assertThat(asked().clocking())
                .contains(new Clocking(
                        List.of("performance", "static:12,10", "schedule:1,2,3", "forecast", "static"), 0.0125, 0.04));
    }

    @Test
    void thePeriodIsThatOfTheScenariosLoadWhereNoneIsGiven() throws IOException {
        Path file = folder.resolve("s.yaml");
        Files.writeString(file, "name: small\ndevice: {id: jetson-tx2}\nload: {fps: 25}\n");

        session.call("compare", file.toString(), "--governors=static");

        assertThat(asked().clocking().orElseThrow().periodS()).isEqualTo(0.04);
    }

    @Test
    void theTableSaysWhoIsBetterAndWhoCanNotTakePart() throws IOException {
        Golden.compare(
                "compare-table.txt", session.call("compare", "x.npz", "-q").out());
    }

    @ParameterizedTest
    @CsvSource({"csv,place,18.5", "json,{,exeunt-comparison", "md,### tiny,| max_softmax |"})
    void otherFormsAreForOtherReaders(String form, String start, String part) {
        assertThat(session.call("compare", "x.npz", "-q", "--format", form).out())
                .startsWith(start)
                .contains(part);
    }

    @Test
    void everythingIsWrittenIntoAFolder() {
        Result result = session.call(
                "compare", "x.npz", "-q", "-o", folder.resolve("out").toString());

        assertThat(result.code()).isZero();
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**.html").isDirectoryContaining("glob:**.png");
        assertThat(result.err().lines()).hasSize(6).allMatch(line -> line.startsWith("written  "));
    }

    @Test
    void nothingScoredIsNoSuccess() {
        session.workbench.comparison = Comparisons.comparison(List.of(new Cell.Refused("margin", 1, "too little")));

        assertThat(session.call("compare", "x.npz", "-q").code()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "a", "1,,2", "11,0", "1;2", "10ms,2mJ", "10 apples", "ms"})
    void budgetsAreANumberOrAList(String budgets) {
        Result result = session.call("compare", "x.npz", "--budgets", budgets);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains(
                        "expected a number of budgets such as 10, or budgets > 0 such as 11,18.5,33 or 10ms, at most 200 of them, given '"
                                + budgets + "'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --cost=energy        | --cost energy: Expected a scenario, given a trace: a trace is compared by its own costs
            --devices=jetson-tx2 | --devices: Expected --network table.json beside it: what the trace's network asks of a device is not known
            --governors=static   | --governors: Expected --network table.json and --devices beside it: what the trace's network asks of a device is not known
            --set=a=b            | --set: Expected a scenario, given a trace: it has no values to replace
            --seed=x             | --seed: Expected a whole number, given 'x'
            --network=a.json     | --network: Expected --devices beside it: the network is to be priced on them
            --bootstrap=1        | --bootstrap: expected 2 to 100000, given 1
            --bootstrap=2147483647 | --bootstrap: expected 2 to 100000, given 2147483647
            --threads=-1         | --threads: expected 1 to 256, given -1
            --threads=2147483647 | --threads: expected 1 to 256, given 2147483647
            --head-costs=1,2     | --segment-costs, --head-costs: Expected as many segments as heads, given 0 and 2
            """)
    void optionsThatDoNotFitATraceAreRefused(String option, String message) {
        assertThat(session.call("compare", "x.npz", option)).isEqualTo(new Result(3, "", message + "\n"));
        assertThat(session.workbench.comparisons).isEmpty();
    }

    @Test
    void aFileInTheResultsPlaceIsFoundBeforeAnyWork() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "a file");

        assertThat(session.call("compare", "x.npz", "-o", taken.toString()))
                .isEqualTo(new Result(3, "", "--output: Expected a folder, given the file " + taken + "\n"));
        assertThat(session.workbench.comparisons).isEmpty();
    }

    @Test
    void noPolicyAtAllIsRefused() {
        Result result = session.call("compare", "x.npz", "--policies=,,");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).startsWith("--policies: Expected names of policies, given none\n");
    }

    @Test
    void aScenarioHasItsCostsFromItsDevice() throws IOException {
        Path file = folder.resolve("s.yaml");
        Files.writeString(file, "name: small\ndevice: {id: jetson-tx2}\n");

        assertThat(session.call("compare", file.toString(), "--cost-unit=J"))
                .isEqualTo(new Result(
                        3,
                        "",
                        "--segment-costs, --head-costs, --cost-unit: Expected a trace, given a scenario: its costs come from"
                                + " its device\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --period-ms=5          | --period-ms: Expected --governors beside it: nothing else looks at it
            --latency-budget-ms=-1 | --latency-budget-ms: expected 0.000001 to 1000000000 ms, given -1.0
            """)
    void demandsOnGovernorsMakeSenseOrAreRefused(String option, String message) throws IOException {
        Path file = folder.resolve("s.yaml");
        Files.writeString(file, "name: small\ndevice: {id: jetson-tx2}\n");

        Result result = session.call("compare", file.toString(), option);

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).startsWith(message + "\n");
    }
}
