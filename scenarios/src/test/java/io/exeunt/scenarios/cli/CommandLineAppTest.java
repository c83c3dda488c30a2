package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.InfeasibleException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.ground.failure.TrialFailedException;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.scenarios.cache.ArtefactKind;
import io.exeunt.scenarios.cache.CacheEvents;
import io.exeunt.scenarios.cache.CacheKey;
import io.exeunt.scenarios.cli.Session.Result;
import io.exeunt.scenarios.spec.ScenarioSchema;
import io.exeunt.scenarios.workbench.Summary;
import io.exeunt.simulator.operators.OperatorQuestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandLineAppTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Session session;
    private String scenario;

    @BeforeEach
    void writeScenario() throws IOException {
        session = new Session(folder.resolve("cache"));
        Path file = folder.resolve("s.yaml");
        Files.writeString(file, "name: small\nbudget: {latency_budget_ms: 2}\ndevice: {id: jetson-tx2}\n");
        scenario = file.toString();
    }

    @Test
    void aRunPrintsItsSummaryToStandardOutputAndProgressElsewhere() {
        Result result = session.call("run", scenario);

        assertThat(result).isEqualTo(new Result(0, """
                        The knee design needs 41 % less energy than the network without exits.
                          accuracy (report)  98.61 %
                          energy             not modelled
                          time               62 s: train 62 s, trace 0.3 s (cached)
                          written            runs/x/report.html
                        """, """
                        train: 55,000 images
                        train  50%  500/1,000 images  epoch 1/2  loss 0.300  250/s  eta 2.0 s
                        train: done in 62 s
                        """));
        assertThat(session.workbench.asked).containsExactly("run RESUME");
    }

    @Test
    void quietLeavesOnlyTheResult() {
        assertThat(session.call("--quiet", "run", scenario).err()).isEmpty();
        assertThat(session.call("run", scenario, "-q").err()).isEmpty();
        assertThat(session.call("run", scenario, "--progress=none").err()).isEmpty();
    }

    @Test
    void everyCommandReachesTheWorkbench() {
        session.call("train", scenario);
        session.call("train", scenario, "--export", "some/bundle.npz");
        session.call("train", scenario, "--dry-run");
        session.call("search", scenario, "--restart");
        session.call("simulate", scenario);
        session.call("simulate", scenario, "--design", "runs/a#b/front.json#12");
        session.call("report", "runs/x");

        assertThat(session.workbench.asked)
                .containsExactly(
                        "train",
                        "train to some/bundle.npz",
                        "forecast",
                        "search RESTART",
                        "simulate default",
                        "simulate DesignReference[front=runs/a#b/front.json, id=12]",
                        "report runs/x");
    }

    @Test
    void optionsChangeTheScenario() {
        session.call("--set", "seed=5", "run", scenario, "--set", "search.evaluations=900", "-o", "some/where: odd");
        session.call("run", scenario, "--seed", "8");

        var first = session.workbench.scenarios.get(0);
        assertThat(first.seed()).isEqualTo(5);
        assertThat(first.search().evaluations()).isEqualTo(900);
        assertThat(first.report().folder()).isEqualTo(Path.of("some/where: odd"));
        assertThat(session.workbench.scenarios.get(1).seed()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"COMPLETE,0", "FAILED_TRIALS,4", "INFEASIBLE,5"})
    void theStatusOfASummaryIsTheExitCode(Summary.Status status, int code) {
        session.workbench.status = status;

        assertThat(session.call("run", scenario).code()).isEqualTo(code);
    }

    @Test
    void failuresHaveExitCodesAndNoStackTrace() {
        assertThat(failing(new InvalidInputException("x.npz", "it is cut off", "train again")))
                .isEqualTo(new Result(3, "", "x.npz: it is cut off\n  Maybe train again\n"));
        assertThat(failing(new TrialFailedException("12 of 100 failed")))
                .isEqualTo(new Result(4, "", "12 of 100 failed\n"));
        assertThat(failing(new InfeasibleException("nothing fits"))).isEqualTo(new Result(5, "", "nothing fits\n"));
        assertThat(failing(StoreException.writing(Path.of("f"), new IOException("No space left on device"))))
                .isEqualTo(new Result(
                        7,
                        "",
                        "Could not write f: No space left on device\n  Maybe free some space ('exeunt cache clean --all'"
                                + " helps), or point EXEUNT_CACHE or --output to another disk.\n"));
        assertThat(failing(new IllegalStateException("oh")))
                .isEqualTo(new Result(
                        1,
                        "",
                        "Internal error, please report it: java.lang.IllegalStateException: oh\n"
                                + "  Maybe --debug shows more.\n"));
    }

    @Test
    void whatSomebodyThrewWithoutAReasonIsToldWithOne() {
        IOException full = new FileSystemException("f", null, "No space left on device");
        String hint =
                "\n  Maybe free some space ('exeunt cache clean --all' helps), or point EXEUNT_CACHE or --output to"
                        + " another disk.\n";
        assertThat(failing(new UncheckedIOException("Could not write f", full)))
                .isEqualTo(new Result(7, "", "Could not write f: No space left on device" + hint));
        assertThat(failing(new UncheckedIOException("Can't save f: No space left on device", full)))
                .isEqualTo(new Result(7, "", "Can't save f: No space left on device" + hint));
        assertThat(failing(new UncheckedIOException(full)))
                .isEqualTo(new Result(7, "", "Could not read or write f: No space left on device" + hint));
        assertThat(failing(new UncheckedIOException(new IOException("gone"))))
                .isEqualTo(new Result(7, "", "Could not read or write: gone\n"));
    }

    @Test
    void whatJavaLacksIsToldWithAWayOut() {
        String heap = "Out of memory: Java may use " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB.\n"
                + "  Maybe more helps: EXEUNT_JAVA_OPTS=-Xmx";
        assertThat(broken(new OutOfMemoryError("Java heap space")).err())
                .startsWith(heap)
                .endsWith("g\n");
        assertThat(broken(new OutOfMemoryError("unable to create native thread: possibly out of memory"))
                        .err())
                .startsWith("The system allows no further thread.\n  Maybe fewer help: --threads 1");
        assertThat(broken(new StackOverflowError()))
                .isEqualTo(new Result(
                        8,
                        "",
                        "Something is nested too deeply for Java's stack.\n"
                                + "  Maybe a larger one helps: EXEUNT_JAVA_OPTS=-Xss64m\n"));
        assertThat(broken(new UnsatisfiedLinkError("no jnind4jcpu in java.library.path"))
                        .err())
                .startsWith("A library that Exeunt needs can't be loaded: no jnind4jcpu in java.library.path\n  Maybe");
        assertThat(broken(new ExceptionInInitializerError(new UnsatisfiedLinkError("libgomp.so.1 is missing"))))
                .satisfies(result -> assertThat(result.code()).isEqualTo(8))
                .satisfies(result -> assertThat(result.err()).contains("loaded: libgomp.so.1 is missing\n"));
        assertThat(broken(new NoClassDefFoundError("org/nd4j/Nd4j")).code()).isEqualTo(8);
    }

    @Test
    void whatWorkerThreadsAndLibrariesWrapIsUnwrapped() {
        RuntimeException wrapped = new IllegalStateException(
                "A worker thread of the study broke down",
                new java.util.concurrent.CompletionException(new OutOfMemoryError("Java heap space")));
        assertThat(failing(wrapped).err()).startsWith("Out of memory: ");
        assertThat(failing(wrapped).code()).isEqualTo(8);
        RuntimeException bad = new RuntimeException(new InvalidInputException("x.npz", "it is cut off", null));
        assertThat(failing(bad)).isEqualTo(new Result(3, "", "x.npz: it is cut off\n"));
    }

    @Test
    void anyOtherErrorIsADefectToldInOneLine() {
        assertThat(broken(new AssertionError("oh")))
                .isEqualTo(new Result(
                        1,
                        "",
                        "Internal error, please report it: java.lang.AssertionError: oh\n"
                                + "  Maybe --debug shows more.\n"));
    }

    private Result broken(Error error) {
        session.workbench.error = error;
        return session.call("run", scenario, "--quiet");
    }

    private Result failing(RuntimeException failure) {
        session.workbench.failure = failure;
        return session.call("run", scenario, "--quiet");
    }

    @Test
    void debugShowsTheStackTrace() {
        session.workbench.failure = new InvalidInputException("x", "y", null);

        assertThat(session.call("run", scenario, "--debug").err()).contains("\tat io.exeunt.");
    }

    @Test
    void anInterruptedRunTellsHowToResume() {
        session.interrupted = true;

        Result result = session.call("run", scenario, "--restart", "--set", "report.folder=a b", "-q");

        assertThat(result.code()).isEqualTo(130);
        assertThat(result.err())
                .isEqualTo("Interrupted: checkpoint at step 12 of 937\n  Resume with: exeunt run " + scenario
                        + " --set 'report.folder=a b' -q\n");
    }

    @Test
    void usageErrorsNameTheCommandAndAGuess() {
        assertThat(session.call("run", scenario, "--sett", "a=b"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "exeunt run: Unknown options: '--sett', 'a=b'\nPossible solutions: --search-seed, --seed, --set\n"
                                + "'exeunt run --help' shows what it takes.\n"));
        assertThat(session.call("run").code()).isEqualTo(2);
        assertThat(session.call("rum", scenario).err())
                .contains("Unmatched arguments")
                .contains("exeunt --help");
        assertThat(session.call("cache", "clean", "--older-than", "soon").err())
                .contains("expected a number with d, h or m, such as 30d, given 'soon'");
    }

    @Test
    void badInputIsToldBeforeAnyWork() throws IOException {
        Files.writeString(Path.of(scenario), "name: small\ndevice: {id: jetson-tx3}\n");

        assertThat(session.call("run", scenario))
                .isEqualTo(new Result(
                        3,
                        "",
                        scenario
                                + ":2:14: /device/id: unknown device 'jetson-tx3'; allowed: jetson-tx2, raspberry-pi-4\n"
                                + "  Maybe you meant 'jetson-tx2'\n"));
        assertThat(session.call("run", scenario, "--set", "device.id=jetson-tx2", "--set", "budget.min_accuracy=2"))
                .isEqualTo(new Result(
                        3,
                        "",
                        "--set budget.min_accuracy=2: /budget/min_accuracy: expected <= 1, given 2\n"
                                + "  Maybe you meant 0.02, a share\n"));
        assertThat(session.call("run", "none.yaml")).isEqualTo(new Result(3, "", "none.yaml: there is no such file\n"));
        assertThat(session.workbench.asked).isEmpty();
    }

    @Test
    void aDesignNeedsAFileAndAnId() {
        assertThat(session.call("simulate", scenario, "--design", "front.json"))
                .isEqualTo(
                        new Result(
                                3,
                                "",
                                "--design: expected front.json#id, given 'front.json'\n  Maybe you meant 'front.json#knee'?\n"));
    }

    @Test
    void aReportRefusesWhatCouldNotChangeIt() {
        assertThat(session.call("report", "runs/x", "--seed", "7"))
                .isEqualTo(new Result(
                        3,
                        "",
                        "runs/x: a report shows the study as it was searched; --set and --seed have no effect on it\n"
                                + "  Maybe run the scenario with them, into another folder (--output).\n"));
        assertThat(session.workbench.asked).isEmpty();
    }

    @Test
    void validateGoesThroughAllFiles() throws IOException {
        Path bad = folder.resolve("bad.yaml");
        Files.writeString(bad, "nam: x\n");

        assertThat(session.call("validate", scenario)).isEqualTo(new Result(0, scenario + ": ok\n", ""));
        Result both = session.call("validate", bad.toString(), scenario);
        assertThat(both.code()).isEqualTo(3);
        assertThat(both.out()).isEqualTo(scenario + ": ok\n");
        assertThat(both.err()).contains(bad + ":1:1: unknown key 'nam'").contains("Maybe you meant 'name'");
    }

    @Test
    void validatePrintsTheResolvedScenario() {
        Result result = session.call("validate", "--resolved", scenario, "--set", "seed=9");

        assertThat(result.out())
                .contains("seed: 9\n")
                .contains("  unit: gpu\n  runtime: tensorrt\n")
                .contains("  evaluations: 4000\n");
    }

    @Test
    void theSchemaIsPrintedAsItIs() {
        assertThat(session.call("schema")).isEqualTo(new Result(0, ScenarioSchema.text(), ""));
    }

    @Test
    void aSimulatedDesignIsPrintedWithBothSplits() {
        assertThat(session.call("simulate", scenario, "-q").out()).isEqualTo("""
                design    7: entropy below 0.2, exits 2 and 4
                platform  jetson-tx2/gpu/tensorrt/fp32

                                                       fit        report
                samples                             10,000        10,000
                accuracy                           99.00 %       98.50 %
                latency, mean                      1.23 ms       1.23 ms
                latency, p50                       1.00 ms       1.00 ms
                latency, p95                       2.00 ms       2.00 ms
                latency, p99                       2.50 ms       2.50 ms
                latency, worst                     3.00 ms       3.00 ms
                  mean of it no operator's    not modelled  not modelled
                  mean of it leaving early    not modelled  not modelled
                energy per inference               2.10 mJ       2.10 mJ
                  dynamic                          1.00 mJ       1.00 mJ
                  leakage                         0.500 mJ      0.500 mJ
                  memory                          0.200 mJ      0.200 mJ
                  board base                      0.300 mJ      0.300 mJ
                  switching                       0.100 mJ      0.100 mJ
                  of it no operator's         not modelled  not modelled
                  of it leaving early         not modelled  not modelled
                work per inference              1.234 MMAC    1.234 MMAC
                cycles per inference                1.14 M        1.14 M
                  compute                            320 k         320 k
                  memory stall                       140 k         140 k
                  launch                             680 k         680 k
                memory traffic per inference       3.54 MB       3.54 MB
                clock switches per inference          1.50          1.50

                exit   kept  leave here    right  latency   energy
                exit1  yes      75.00 %  99.50 %  1.00 ms  2.10 mJ
                exit2  no        0.00 %        –        –        –
                final  yes      25.00 %  96.00 %  2.00 ms  2.10 mJ

                segment   reached                   clocks   latency  cycles    bytes   energy  bound
                block1   100.00 %  1,300.5 MHz / 1,866 MHz  0.800 ms  1.04 M  3.50 MB  2.10 mJ  overhead

                domain  time at each clock
                gpu     854.25 MHz 25.00 %, 1,300.5 MHz 75.00 %
                """);
    }

    @Test
    void whatIsNotModelledSaysSo() {
        session.workbench.energy = Energy.NOT_MODELLED;

        assertThat(session.call("simulate", scenario, "-q").out())
                .contains("energy per inference          not modelled  not modelled\nwork per inference")
                .doesNotContain("NaN");
    }

    @Test
    void operatorsAreListedLongestFirstWithOneLineForTheOthers() {
        String out = session.call("simulate", scenario, "-q", "--operators").out();
        assertThat(out)
                .contains(
                        "\noperators, means per inference on the report split, at the design's clocks, without switching"
                                + " clocks\n")
                .contains("\n(2 others) ")
                .contains("\nall ");
        assertThat(out.lines()).allMatch(line -> line.length() <= 120);
        assertThat(session.workbench.questions).containsExactly(new OperatorQuestion(Map.of()));
    }

    @Test
    void operatorsAreAskedForAtOtherClocksAndWrittenAsCsv() throws IOException {
        Path csv = folder.resolve("operators.csv");
        Result result = session.call(
                "simulate",
                scenario,
                "--operators",
                "--all",
                "--clocks",
                "gpu=1300.5,emc=1866",
                "--operators-csv",
                csv.toString());
        assertThat(result.out())
                .contains("at gpu 1,300.5 MHz, emc 1,866 MHz, without switching clocks\n")
                .doesNotContain("others");
        assertThat(result.err()).contains("written  " + csv);
        assertThat(Files.readAllLines(csv)).hasSize(23);
        assertThat(session.workbench.questions)
                .containsExactly(new OperatorQuestion(Map.of("gpu", 1300.5, "emc", 1866.0)));
    }

    @Test
    void optionsOfOperatorsHaveNoEffectAlone() {
        assertThat(session.call("simulate", scenario, "--clocks", "gpu=900").err())
                .contains("--clocks: expected together with --operators, given alone%n  Maybe add --operators"
                        .formatted());
    }

    @Test
    void energyOfOperatorsThatIsNotModelledSaysSo() {
        session.workbench.energy = Energy.NOT_MODELLED;
        assertThat(session.call("simulate", scenario, "-q", "--operators").out())
                .endsWith("energy: not modelled\n")
                .doesNotContain("NaN");
    }

    @Test
    void theCacheIsListedAndCleaned() {
        CacheKey key = CacheKey.of(ArtefactKind.NETWORK, "quickstart, seed 7", Map.of("seed", "7"));
        session.cache.findOrMake(
                key, CacheEvents.SILENT, made -> Files.write(made.resolve("network"), new byte[2_000_000]));

        assertThat(session.call("cache", "list").out())
                .isEqualTo("""
                kind     hash          what                   size  made              last used
                network  %s  quickstart, seed 7  1.9 MiB  2026-11-20 10:00  2026-11-20 10:00
                1 entry, 1.9 MiB in %s
                """.formatted(key.sha256().substring(0, 12), session.cache.root()));
        assertThat(session.call("cache", "clean", "--older-than", "1d").out())
                .isEqualTo("removed 0 entries, 0 B freed\n");
        assertThat(session.call("cache", "clean", "--all").out()).isEqualTo("removed 1 entry, 1.9 MiB freed\n");
        assertThat(session.cache.find(key)).isEmpty();
        assertThat(session.call("cache", "clean").code())
                .as("what goes must be said")
                .isEqualTo(2);
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        assertThat(session.call("--help").out()).doesNotContain("\u001B[");
        session.terminal = true;
        assertThat(session.call("--help").out()).contains("\u001B[");
        assertThat(session.call("--help", "--no-color").out()).doesNotContain("\u001B[");
        session.environment.put("NO_COLOR", "1");
        assertThat(session.call("--help").out()).doesNotContain("\u001B[");
    }

    private static Stream<String> commands() {
        return below("", TestWiring.commands().getCommandSpec());
    }

    private static Stream<String> below(String name, CommandLine.Model.CommandSpec command) {
        return Stream.concat(
                Stream.of(name),
                command.subcommands().values().stream()
                        .map(CommandLine::getCommandSpec)
                        .flatMap(each -> below((name + " " + each.name()).strip(), each)));
    }

    /** Lists of commands show its first line alone. */
    @ParameterizedTest
    @MethodSource("commands")
    void whatACommandDoesStandsInItsFirstLine(String command) {
        CommandLine line = TestWiring.commands();
        for (String name : command.isEmpty() ? new String[0] : command.split(" ")) {
            line = line.getSubcommands().get(name);
        }

        assertThat(line.getCommandSpec().usageMessage().description()[0]).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpIsAsBlessed(String command) throws IOException {
        String[] args = (command + " --help").strip().split(" ");

        Result help = session.call(args);

        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        Golden.compare("help" + (command.isEmpty() ? "" : "-" + command.replace(' ', '-')) + ".txt", help.out());
    }

    @Test
    void aCallWithoutArgumentsShowsTheHelp() {
        assertThat(session.call().out()).isEqualTo(session.call("--help").out());
    }

    @Test
    void exitCodesAreDistinct() {
        assertThat(ExitCode.values()).extracting(ExitCode::code).doesNotHaveDuplicates();
    }
}
