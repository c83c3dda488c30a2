package io.exeunt.scenarios.spark;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.OperatorGraph.Node;
import io.exeunt.hwmodels.workload.table.LayerTables;
import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** A scenario on a trace of two exits, in a folder. */
final class SweepQuestion {
    private SweepQuestion() {}

    /** Writes trace, table and scenario; the answer is the scenario's file. */
    static Path in(Path folder, int samples, int evaluations) throws IOException {
        TraceSplit fit = split("fit", samples, new SplittableRandom(1));
        TraceSplit report = split("report", samples, new SplittableRandom(2));
        TraceFile.write(
                folder.resolve("trace.npz"),
                new StoredTrace(new ExitTrace("net", List.of("early", "final"), fit, report), null));
        List<Node> nodes = List.of(
                new Node(new Linear("a", 64, 64, 1, false), List.of(OperatorGraph.INPUT)),
                new Node(new Linear("early", 64, 2, 1, false), List.of("a")),
                new Node(new Linear("b", 64, 512, 1, false), List.of("a")),
                new Node(new Linear("final", 512, 2, 1, false), List.of("b")));
        LayerTables.write(
                new OperatorGraph("net", new FeatureMap(64, 1, 1), nodes, List.of("early", "final")),
                folder.resolve("table.json"));
        return Files.writeString(folder.resolve("s.yaml"), """
                name: small
                network: {trace: trace.npz, table: table.json}
                device: {id: jetson-tx2}
                governors: [static, schedule]
                policies: [max_softmax, entropy]
                search: {evaluations: %d, population: 40}
                """.formatted(evaluations));
    }

    /** The early exit is right as often as it is sure, the final one nearly always. */
    private static TraceSplit split(String name, int samples, SplittableRandom random) {
        int[] labels = new int[samples];
        float[] early = new float[2 * samples];
        float[] last = new float[2 * samples];
        for (int i = 0; i < samples; i++) {
            labels[i] = random.nextInt(2);
            say(early, i, labels[i], (float) (0.5 + 0.5 * random.nextDouble()), random);
            say(last, i, labels[i], 0.9375f, random);
        }
        return new TraceSplit(
                name,
                labels,
                List.of(
                        ExitOutputs.withoutConfidence(HeadKind.SOFTMAX, 2, early),
                        ExitOutputs.withoutConfidence(HeadKind.SOFTMAX, 2, last)));
    }

    private static void say(float[] outputs, int sample, int label, float sure, SplittableRandom random) {
        int said = random.nextDouble() < sure ? label : 1 - label;
        outputs[2 * sample + said] = sure;
        outputs[2 * sample + 1 - said] = 1 - sure;
    }
}
