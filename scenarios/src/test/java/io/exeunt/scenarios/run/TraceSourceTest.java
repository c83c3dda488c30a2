package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.explore.StudySystem;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.OperatorGraph.Node;
import io.exeunt.hwmodels.workload.table.LayerTables;
import io.exeunt.scenarios.spec.NetworkSpec.Traced;
import io.exeunt.simulator.npz.RowSums;
import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces from elsewhere joined with layer tables. */
class TraceSourceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static StoredTrace trace() {
        ExitOutputs outputs =
                ExitOutputs.withoutConfidence(HeadKind.SOFTMAX, 2, new float[] {0.75f, 0.25f, 0.5f, 0.5f});
        TraceSplit fit = new TraceSplit("fit", new int[] {0, 1}, List.of(outputs, outputs));
        TraceSplit report = new TraceSplit("report", new int[] {1, 1}, List.of(outputs, outputs));
        return new StoredTrace(new ExitTrace("net", List.of("early", "final"), fit, report), null);
    }

    private Path bundle(String... names) {
        Map<String, StoredTrace> traces = new LinkedHashMap<>();
        List.of(names).forEach(name -> traces.put(name, trace()));
        Path file = folder.resolve("bundle.npz");
        TraceFile.writeBundle(file, traces);
        return file;
    }

    private Path table(String name, int headWidth, String... exits) {
        List<Node> nodes = List.of(
                new Node(new Linear("a", 8, 8, 1, false), List.of(OperatorGraph.INPUT)),
                new Node(new Linear("hidden", 8, headWidth, 1, false), List.of("a")),
                new Node(new Linear("early", headWidth, 2, 1, false), List.of("hidden")),
                new Node(new Linear("b", 8, 8, 1, false), List.of("a")),
                new Node(new Linear("final", 8, 2, 1, false), List.of("b")));
        Path file = folder.resolve(name + ".json");
        LayerTables.write(new OperatorGraph(name, new FeatureMap(8, 1, 1), nodes, List.of(exits)), file);
        return file;
    }

    private static List<StudySystem> read(Path file, Map<String, Path> networks) {
        return new TraceSource(new Traced(file, networks, RowSums.REQUIRED), "--network")
                .read(warning -> {})
                .systems();
    }

    @Test
    void everyTraceHasItsOwnHeads() {
        Map<String, Path> tables =
                Map.of("softmax", table("s", 2, "early", "final"), "pteenet", table("p", 5, "early", "final"));

        List<StudySystem> systems = read(bundle("pteenet", "softmax"), tables);

        assertThat(systems).extracting(StudySystem::name).containsExactly("softmax", "pteenet");
        assertThat(systems.get(0).macs().head()[0]).isEqualTo(20e-6);
        assertThat(systems.get(1).macs().head()[0]).isEqualTo(50e-6);
    }

    @Test
    void aTraceWithoutItsNetworkIsRefused() {
        Path bundle = bundle("pteenet", "softmax");
        Map<String, Path> one = Map.of("softmax", table("s", 2, "early", "final"));

        assertThatThrownBy(() -> read(bundle, one))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--network: Expected a layer table for each trace of " + bundle
                        + ", none is given for pteenet" + System.lineSeparator()
                        + "  Maybe add --network pteenet=table.json");
    }

    @Test
    void aNetworkWithoutItsTraceIsRefused() {
        Path bundle = bundle("pteenet", "softmax");
        Path table = table("s", 2, "early", "final");
        Map<String, Path> misspelt = Map.of("softmax", table, "pteenet", table, "ptenet", table);

        assertThatThrownBy(() -> read(bundle, misspelt))
                .hasMessageStartingWith(
                        "--network ptenet: Expected one of the traces of " + bundle + ": softmax, pteenet");
    }

    @Test
    void exitsHaveToBeThoseOfTheTrace() {
        Path table = table("s", 2, "a", "early", "final");

        assertThatThrownBy(() -> read(bundle("pteenet", "softmax"), Map.of("softmax", table, "pteenet", table)))
                .hasMessage(table + ": Expected 2 exits as in trace softmax, given 3: a, early, final"
                        + System.lineSeparator()
                        + "  Maybe \"exits\" of the table names a row for each exit of the trace: early, final");
    }
}
