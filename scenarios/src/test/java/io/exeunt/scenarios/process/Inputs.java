package io.exeunt.scenarios.process;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import io.exeunt.simulator.npz.StoredTrace;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What commands read, large enough to keep them busy. */
final class Inputs {
    private static final int SIDE = 28;
    private static final int CLASSES = 10;

    private Inputs() {}

    /** Everything. */
    static void write(Path folder, int samples) throws IOException {
        TraceFile.write(folder.resolve("trace.npz"), trace(samples));
        Files.writeString(folder.resolve("table.json"), """
                {"schema_version": 1, "name": "net", "input": [3, 32, 32], "exits": ["early", "final"], "layers": [
                  {"name": "c", "op": "convolution", "in": [3, 32, 32], "out": [16, 32, 32], "kernel": [3, 3], "padding": 1, "stride": 1},
                  {"name": "p", "op": "average_pooling", "inputs": ["c"], "in": [16, 32, 32], "out": [16, 1, 1], "kernel": [32, 32]},
                  {"name": "early", "op": "linear", "inputs": ["p"], "in_features": 16, "out_features": 10},
                  {"name": "d", "op": "convolution", "inputs": ["c"], "in": [16, 32, 32], "out": [16, 32, 32], "kernel": [3, 3], "padding": 1, "stride": 1},
                  {"name": "q", "op": "average_pooling", "inputs": ["d"], "in": [16, 32, 32], "out": [16, 1, 1], "kernel": [32, 32]},
                  {"name": "final", "op": "linear", "inputs": ["q"], "in_features": 16, "out_features": 10}]}
                """);
        scenario(folder, "s.yaml", "");
        scenario(folder, "load.yaml", "load: {rate_per_s: 90000, deadline_ms: 1, p99_budget_ms: 2}");
        Files.writeString(folder.resolve("train.yaml"), """
                name: digits
                data: {set: idx, train_images: i, train_labels: l, test_images: i, test_labels: l, classes: 10, fit_samples: 100}
                network:
                  stem: {channels: 4, stride: 2}
                  stages: [{channels: 4, blocks: 2}]
                  exits: [{after_block: 1}]
                  final_head: {grid: 1}
                training: {epochs: 500, batch: 50, threads: 1}
                device: {id: jetson-tx2, unit: gpu, runtime: tensorrt}
                """);
        digits(folder, 400);
        Files.writeString(folder.resolve("tx2.csv"), measurements());
        Files.writeString(folder.resolve("clocks.txt"), listing(20_000));
    }

    private static void scenario(Path folder, String name, String more) throws IOException {
        Files.writeString(folder.resolve(name), """
                name: net
                network: {trace: trace.npz, table: table.json}
                device: {id: jetson-tx2}
                policies: [max_softmax, patience]
                search: {evaluations: 1000000, population: 40, threads: 2}
                %s
                """.formatted(more));
    }

    private static StoredTrace trace(int samples) {
        ExitTrace trace =
                new ExitTrace("net", List.of("early", "final"), split("fit", samples, 1), split("report", samples, 2));
        return new StoredTrace(trace, new ExitCosts("MMAC", new double[] {2, 3}, new double[] {1, 1}));
    }

    private static TraceSplit split(String name, int samples, long seed) {
        Random random = new Random(seed);
        int[] labels = random.ints(samples, 0, CLASSES).toArray();
        return new TraceSplit(name, labels, List.of(says(labels, random, 1), says(labels, random, 2)));
    }

    private static ExitOutputs says(int[] labels, Random random, double skill) {
        float[] logits = new float[CLASSES * labels.length];
        for (int i = 0; i < logits.length; i++) {
            boolean right = i % CLASSES == labels[i / CLASSES];
            logits[i] = (float) (random.nextGaussian() + (right ? skill : 0));
        }
        return ExitOutputs.withoutConfidence(HeadKind.LOGITS, CLASSES, logits);
    }

    private static void digits(Path folder, int count) throws IOException {
        ByteBuffer images = ByteBuffer.allocate(16 + count * SIDE * SIDE);
        images.putInt(0x803).putInt(count).putInt(SIDE).putInt(SIDE);
        byte[] pixels = new byte[count * SIDE * SIDE];
        new Random(3).nextBytes(pixels);
        ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            labels.put((byte) (i % CLASSES));
        }
        Files.write(folder.resolve("i"), images.put(pixels).array());
        Files.write(folder.resolve("l"), labels.array());
    }

    /** What the board's file predicts, times a factor. */
    private static String measurements() {
        Platform board = Platforms.of(
                DeviceCatalog.find("jetson-tx2"), new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1));
        StringBuilder csv = new StringBuilder("network,runtime,gpu_mhz,emc_mhz,latency_ms\n");
        for (String network : List.of("resnet18", "vgg11", "mobilenet_v2")) {
            for (int state = 0; state < board.states().size(); state++) {
                csv.append(String.format(
                        Locale.ROOT,
                        "%s,tensorrt,%s,%s,%.6f%n",
                        network,
                        board.states().opp(state, 0).freqHz() / 1e6,
                        board.states().opp(state, 1).freqHz() / 1e6,
                        1.25e3
                                * board.priceInference(Zoo.network(network).operators(), state)
                                        .seconds()));
            }
        }
        return csv.toString();
    }

    private static String listing(int domains) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < domains; i++) {
            text.append("/sys/class/devfreq/d").append(i).append("/available_frequencies:200000000 297000000\n");
        }
        return text.toString();
    }
}
