package io.exeunt.scenarios.sweep;

import io.exeunt.ground.spec.Placed;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.OperatorGraph.Node;
import io.exeunt.hwmodels.workload.table.LayerTables;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.cli.TestWiring;
import io.exeunt.scenarios.run.LocalWorkbench;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioReader;
import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;

/** A scenario on a trace of two exits, searched in a blink. */
public final class SmallStudy {
    private final Path folder;

    private SmallStudy(Path folder) {
        this.folder = folder;
    }

    /** Writes trace, table and scenario into a folder. */
    public static SmallStudy in(Path folder) throws IOException {
        writeTrace(folder.resolve("trace.npz"), 300);
        writeTable(folder.resolve("table.json"));
        Files.writeString(folder.resolve("s.yaml"), """
                name: small
                network: {trace: trace.npz, table: table.json}
                device: {id: jetson-tx2}
                governors: [static]
                policies: [max_softmax]
                search: {evaluations: 60, population: 20}
                """);
        return new SmallStudy(folder);
    }

    static void writeTrace(Path file, int samples) {
        TraceSplit fit = split("fit", samples, new SplittableRandom(1));
        TraceSplit report = split("report", samples, new SplittableRandom(2));
        TraceFile.write(file, new StoredTrace(new ExitTrace("net", List.of("early", "final"), fit, report), null));
    }

    /** The early exit is right as often as it is sure, the final one nearly always. */
    private static TraceSplit split(String name, int samples, SplittableRandom random) {
        int[] labels = new int[samples];
        float[] early = new float[2 * samples];
        float[] last = new float[2 * samples];
        for (int i = 0; i < samples; i++) {
            labels[i] = random.nextInt(2);
            float sure = (float) (0.5 + 0.5 * random.nextDouble());
            int said = random.nextDouble() < sure ? labels[i] : 1 - labels[i];
            early[2 * i + said] = sure;
            early[2 * i + 1 - said] = 1 - sure;
            int final_ = random.nextDouble() < 0.95 ? labels[i] : 1 - labels[i];
            last[2 * i + final_] = 0.9375f;
            last[2 * i + 1 - final_] = 0.0625f;
        }
        return new TraceSplit(
                name,
                labels,
                List.of(
                        ExitOutputs.withoutConfidence(HeadKind.SOFTMAX, 2, early),
                        ExitOutputs.withoutConfidence(HeadKind.SOFTMAX, 2, last)));
    }

    private static void writeTable(Path file) {
        List<Node> nodes = List.of(
                new Node(new Linear("a", 64, 64, 1, false), List.of(OperatorGraph.INPUT)),
                new Node(new Linear("early", 64, 2, 1, false), List.of("a")),
                new Node(new Linear("b", 64, 512, 1, false), List.of("a")),
                new Node(new Linear("final", 512, 2, 1, false), List.of("b")));
        LayerTables.write(new OperatorGraph("net", new FeatureMap(64, 1, 1), nodes, List.of("early", "final")), file);
    }

    /** The scenario file. */
    public Path file() {
        return folder.resolve("s.yaml");
    }

    /** Reads it. */
    public Scenario read(List<String> assignments) {
        return place(assignments).value();
    }

    /** The same, with the places of its values. */
    public Placed<Scenario> place(List<String> assignments) {
        return new ScenarioReader(TestWiring.knownNames()).place(file(), assignments);
    }

    /** A workbench with an empty cache. */
    public LocalWorkbench workbench() {
        return new LocalWorkbench(new ArtefactCache(folder.resolve("cache"), InstantSource.system()), "test");
    }
}
