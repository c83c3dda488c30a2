package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.OperatorGraph.Node;
import io.exeunt.hwmodels.workload.table.LayerTables;
import io.exeunt.scenarios.cli.Session.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins within a search: good ones are found, bad ones are named and cost nobody else anything. */
class PluginSearchTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClassLoader before =
            Objects.requireNonNull(Thread.currentThread().getContextClassLoader());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void writeInputs() throws IOException {
        new TwoExits(1500, random -> sure(random.nextGaussian() + 0.8), random -> sure(random.nextGaussian() + 1), 1)
                .write(folder.resolve("trace.npz"), null);
        LayerTables.write(table(), folder.resolve("table.json"));
        Files.writeString(folder.resolve("s.yaml"), """
                name: mine
                network: {trace: trace.npz, table: table.json}
                device: {id: jetson-tx2}
                policies: [max_softmax]
                governors: [static]
                load: {period_ms: 20}
                objectives: [error, energy]
                search: {evaluations: 240, population: 40, threads: 1, max_failed_share: 0.9}
                report: {folder: study}
                """);
    }

    @AfterEach
    void forgetPlugins() {
        Thread.currentThread().setContextClassLoader(before);
    }

    /** Exits draw what they say independently of each other, so that what they say together is right more often. */
    private static double sure(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private static OperatorGraph table() {
        List<Node> nodes = List.of(
                new Node(new Linear("a", 8, 4096, 1, false), List.of(OperatorGraph.INPUT)),
                new Node(new Linear("early", 4096, 2, 1, false), List.of("a")),
                new Node(new Linear("b", 4096, 4096, 1, false), List.of("a")),
                new Node(new Linear("final", 4096, 2, 1, false), List.of("b")));
        return new OperatorGraph("net", new FeatureMap(8, 1, 1), nodes, List.of("early", "final"));
    }

    private Result call(String... args) {
        return new RealSession(folder.resolve("cache")).call(args);
    }

    private Result run(Path jar, String... assignments) {
        List<String> args = new ArrayList<>(List.of(
                "run",
                folder.resolve("s.yaml").toString(),
                "--restart",
                "--progress",
                "none",
                "--output",
                folder.resolve("study").toString(),
                "--plugins",
                jar.toString()));
        for (String assignment : assignments) {
            args.addAll(List.of("--set", assignment));
        }
        return call(args.toArray(String[]::new));
    }

    private Path good() throws IOException {
        return new PluginJar(folder.resolve("good"))
                .compile(PluginJar.documented())
                .policies("org.example.TwoVoices", "org.example.TunedVoices")
                .governors("org.example.LowRest")
                .pack(folder.resolve("mine.jar"), name -> true);
    }

    private Path bad() throws IOException {
        Path source = folder.resolve("Bad.java");
        try (InputStream text = Objects.requireNonNull(PluginSearchTest.class.getResourceAsStream("Bad.java.txt"))) {
            Files.write(source, text.readAllBytes());
        }
        String outer = "org.example.Bad$";
        return new PluginJar(folder.resolve("bad"))
                .compile(List.of(source))
                .policies(
                        outer + "FitThrows",
                        outer + "FitLinks",
                        outer + "FitNothing",
                        outer + "FewSamples",
                        outer + "ReportThrows",
                        outer + "OutOfTune",
                        outer + "WrongStart",
                        outer + "WrongLength")
                .governors(outer + "NoClocks", outer + "NoParameters", outer + "NoSuchState", outer + "Restless")
                .loadGovernors(outer + "NoLoadGovernor", outer + "NoSuchMode")
                .pack(folder.resolve("bad.jar"), name -> true);
    }

    private Set<String> onFront(String key) throws IOException {
        Set<String> names = new TreeSet<>();
        for (JsonNode design :
                JSON.readTree(folder.resolve("study/front.json").toFile()).get("designs")) {
            JsonNode holder =
                    key.equals("policy") ? design : design.get("clocks").get(0);
            names.add(holder.get(key).asText());
        }
        return names;
    }

    @Test
    void aSearchFindsThePolicyThatOnlyFitsAndTheGovernorWhereTheyWin() throws IOException {
        Result result = run(good(), "policies=[max_softmax, two_voices]", "governors=[static, low_rest]");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains(", 0 failed");
        assertThat(onFront("policy")).contains("two_voices");
        assertThat(onFront("governor")).contains("low_rest");
        assertThat(Files.readString(folder.resolve("study/report.html"))).contains("two_voices");
        assertThat(call("simulate", folder.resolve("study").toString()).code()).isZero();
    }

    @Test
    void aSearchTurnsThePolicyThatSaysWhatMayBeTurned() throws IOException {
        Result result = run(good(), "policies=[max_softmax, tuned_voices]");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("The design: tuned_voices with exits early, final");
        assertThat(onFront("policy")).contains("tuned_voices");
    }

    @Test
    void policiesThatFailOrCountWhatIsNotThereAreFailedTrialsWithTheirNames() throws IOException {
        Path jar = bad();
        Map<String, String> reasonByPolicy = Map.of(
                "bad_FitThrows", "IllegalStateException: no fit today",
                "bad_FitLinks", "IllegalStateException: fit failed with java.lang.NoSuchMethodError: gone",
                "bad_FitNothing", "IllegalStateException: bad_FitNothing gives no fitted policy",
                "bad_FewSamples", "IllegalArgumentException: Expected paths of 1500 samples, given 10",
                "bad_WrongLength", "IllegalArgumentException: Expected counts to be of 2 exits, given 40");

        for (Map.Entry<String, String> bad : reasonByPolicy.entrySet()) {
            Result result = run(jar, "policies=[max_softmax, " + bad.getKey() + "]", "search.evaluations=60");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out())
                    .contains("failed trial")
                    .contains(bad.getKey() + " under static: " + bad.getValue());
            assertThat(Files.readString(folder.resolve("study/report.html"))).contains(bad.getValue());
            assertThat(onFront("policy")).doesNotContain(bad.getKey());
            assertThat(result.err()).doesNotContain("\tat ");
        }
    }

    @Test
    void governorsThatFailOrAskForWhatIsNotThereAreFailedTrialsWithTheirNames() throws IOException {
        Path jar = bad();
        for (String bad : List.of("NoClocks", "NoSuchState")) {
            Result result = run(jar, "governors=[static, bad_" + bad + "]", "search.evaluations=60");

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out()).contains("failed trial").contains(" under bad_" + bad + ": ");
            assertThat(onFront("governor")).containsExactly("static");
        }
    }

    @Test
    void aGovernorThatCallsItselfConstantAndChangesClocksIsAFailedTrialWithItsName() throws IOException {
        Result result = run(bad(), "governors=[static, bad_Restless]", "search.evaluations=60");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("under bad_Restless: IllegalArgumentException: Expected bad_Restless to keep its clocks until"
                        + " the answer, as it says, given state 0 and then 1 in segment 1");
        assertThat(onFront("governor")).containsExactly("static");
        assertThat(result.err()).doesNotContain("\tat ");
    }

    @Test
    void governorsThatFailInASimulationAreNamed() throws IOException {
        Path jar = bad();
        assertThat(run(jar).code()).isZero();
        String why = "\n  Maybe docs/plugins.md says what a governor has to keep to, and how to check it.\n";
        Map<String, String> problemByGovernor = Map.of(
                "bad_NoClocks",
                        "It can't be made ready: governor failed with java.lang.IllegalStateException: no clocks today",
                "bad_NoSuchState",
                        "It failed on a path to exit 0 with java.lang.IllegalArgumentException: Expected state for segment 0"
                                + " to be in 0..142, given 99999",
                "bad_Restless",
                        "It failed on a path to exit 1 with java.lang.IllegalArgumentException: Expected bad_Restless to keep"
                                + " its clocks until the answer, as it says, given state 0 and then 1 in segment 1");

        for (Map.Entry<String, String> bad : problemByGovernor.entrySet()) {
            Result result = simulate(jar, "--governor", bad.getKey());

            assertThat(result.code()).isEqualTo(3);
            assertThat(result.err()).endsWith("governor " + bad.getKey() + ": " + bad.getValue() + why);
        }
        assertThat(simulate(jar, "--saturate", "--load-governor", "bad_NoLoadGovernor")
                        .err())
                .endsWith("load governor bad_NoLoadGovernor: create failed with java.lang.NullPointerException: nothing"
                        + " given" + why);
        assertThat(simulate(jar, "--saturate", "--load-governor", "bad_NoSuchMode")
                        .err())
                .endsWith(
                        "load governor bad_NoSuchMode: choose failed with java.lang.IndexOutOfBoundsException: Index 2"
                                + " out of bounds for length 2" + why);
    }

    private Result simulate(Path jar, String... options) {
        List<String> args = new ArrayList<>(
                List.of("simulate", folder.resolve("study").toString(), "-q", "--plugins", jar.toString()));
        args.addAll(List.of(options));
        return call(args.toArray(String[]::new));
    }

    @Test
    void aPolicyThatFailsOnReportIsLeftUnscoredAndTold() throws IOException {
        Result result = run(bad(), "policies=[max_softmax, bad_ReportThrows]", "search.evaluations=60");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(Files.readString(folder.resolve("study/report.html")))
                .contains("Designs of the front that could not be scored on report: ")
                .contains("of bad_ReportThrows: java.lang.IllegalStateException: report is not for me.");
    }

    @Test
    void whatCanNotBeMadeReadyIsPointedAtAndNotItsList() throws IOException {
        Path jar = bad();
        String text = Files.readString(folder.resolve("s.yaml"));
        Files.writeString(
                folder.resolve("s.yaml"),
                text.replace("[max_softmax]", "[max_softmax, bad_OutOfTune]")
                        .replace("[static]", "[static, bad_NoParameters]"));

        assertThat(run(jar, "governors=[static]").err())
                .contains("s.yaml:4:25: /policies/1: policy bad_OutOfTune: It can't be made ready for a search");
        assertThat(run(jar, "policies=[max_softmax]").err())
                .contains("s.yaml:5:21: /governors/1: governor bad_NoParameters: It can't be made ready");
    }

    @Test
    void whatCanNotBeMadeReadyIsRefusedBeforeAnyWork() throws IOException {
        Path jar = bad();

        assertThat(run(jar, "policies=[bad_OutOfTune]").err())
                .contains("/policies/0: policy bad_OutOfTune: It can't be made ready for a search: tuning failed with"
                        + " java.lang.IllegalStateException: not in tune");
        assertThat(run(jar, "policies=[bad_WrongStart]").err())
                .contains(
                        "policy bad_WrongStart: It can't be made ready for a search: Expected x to be a whole number in"
                                + " 1..9, given 0.0");
        Result governor = run(jar, "governors=[bad_NoParameters]");
        assertThat(governor.code()).isEqualTo(3);
        assertThat(governor.err())
                .contains("/governors/0: governor bad_NoParameters: It can't be made ready: parameters failed with"
                        + " java.lang.IllegalStateException: bad_NoParameters gives no parameters");
    }

    /** Compiled against a governor's interface as it was before governors said their kind. */
    @Test
    void aGovernorOfAnOlderInterfaceIsRefusedWithTheReason() throws IOException {
        Path old = Files.createDirectories(folder.resolve("old/io/exeunt/simulator/policy"));
        Path factory = Files.writeString(old.resolve("GovernorFactory.java"), """
                package io.exeunt.simulator.policy;
                public interface GovernorFactory {
                    String name();
                    Governor create(GovernorContext context);
                }
                """);
        Path mine = Files.writeString(folder.resolve("Old.java"), """
                package org.example;
                import io.exeunt.simulator.policy.Governor;
                import io.exeunt.simulator.policy.GovernorContext;
                import io.exeunt.simulator.policy.GovernorFactory;
                public final class Old implements GovernorFactory {
                    public String name() { return "old"; }
                    public Governor create(GovernorContext context) { return null; }
                }
                """);
        Path jar = new PluginJar(folder.resolve("oldClasses"))
                .compile(List.of(factory, mine))
                .governors("org.example.Old")
                .pack(folder.resolve("old.jar"), name -> name.startsWith("org/"));

        Result result = call("version", "--plugins", jar.toString());

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .startsWith("--plugins [" + jar + "]: A plug-in can't be loaded: ")
                .contains("org.example.Old")
                .contains("kind()")
                .contains("Maybe it was compiled for another version of exeunt-simulator");
    }
}
