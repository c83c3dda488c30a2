package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.fixtures.SharedFolder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The early-exit transformer of ionymikler/early_exit_vit, measured on an AGX Orin with ONNX Runtime: each exit predicted from the others
 * (median latencies). Blocks, heads and their places are those of its config/run_args.yaml@09bae8c: a ViT-B/16 with heads of a pointwise and a
 * depthwise convolution behind blocks 4 and 5, of pointwise ones behind 6 and 7, of attention over 49 patches behind 8 and 9 and over 25
 * behind 10 and 11. Every head before the one that answers is asked. Skipped where the measurements are not at hand.
 */
class EarlyExitTransformerTest {
    private static final String FILE = "measurements/mlperf/orin_early_exit_vit.csv";
    private static final int WIDTH = 768;
    private static final int PATCHES = 14 * 14;
    private static final int BLOCKS = 12;
    private static final int FIRST_HEAD = 4;
    private static final int DEPTHWISE_HEADS = 2;

    /** What an exit's latency is made of, given the number of blocks until there. */
    private interface Terms {
        double[] of(int blocks);
    }

    @Test
    void onTheProcessorAConstantAndMultiplyAccumulatesTellEveryExit() {
        Map<Integer, Double> missed = leftOut("cpu", blocks -> new double[] {1, gigaMacs(blocks)});

        assertThat(missed.values()).allSatisfy(miss -> assertThat(miss).isLessThan(0.01));
        Map<Integer, Double> line = leftOut("cpu", blocks -> new double[] {1, blocks});
        assertThat(line.get(4)).as("a line over blocks").isGreaterThan(0.02);
    }

    /** Without the first exit nothing tells what a depthwise head costs beyond others: the later ones have passed both. */
    @Test
    void onTheGraphicsProcessorHeadsCostMoreThanBlocks() {
        Map<Integer, Double> missed = leftOut("gpu", EarlyExitTransformerTest::macsAndHeads);

        assertThat(missed.get(4)).isBetween(0.03, 0.1);
        missed.remove(4);
        assertThat(missed.values()).allSatisfy(miss -> assertThat(miss).isLessThan(0.03));
        double[] ms = fitted(measured("gpu"), EarlyExitTransformerTest::macsAndHeads);
        assertThat(ms[1]).as("ms per head").isGreaterThan(4 * ms[0] * blockMacs() / 1e9);
    }

    private static double[] macsAndHeads(int blocks) {
        return new double[] {
            gigaMacs(blocks), heads(blocks), Math.min(DEPTHWISE_HEADS, heads(blocks)),
        };
    }

    private static Map<Integer, Double> leftOut(String unit, Terms terms) {
        Map<Integer, Double> all = measured(unit);
        Map<Integer, Double> missed = new LinkedHashMap<>();
        all.forEach((left, latencyMs) -> {
            Map<Integer, Double> others = new LinkedHashMap<>(all);
            others.remove(left);
            double predicted = sum(fitted(others, terms), terms.of(left));
            missed.put(left, Math.abs(predicted / latencyMs - 1));
        });
        return missed;
    }

    /** Least relative squares. */
    private static double[] fitted(Map<Integer, Double> latencyMs, Terms terms) {
        double[][] rows = latencyMs.entrySet().stream()
                .map(exit -> IntStream.range(0, terms.of(exit.getKey()).length)
                        .mapToDouble(k -> terms.of(exit.getKey())[k] / exit.getValue())
                        .toArray())
                .toArray(double[][]::new);
        return NonNegative.solve(
                rows, IntStream.range(0, rows.length).mapToDouble(row -> 1).toArray());
    }

    private static double sum(double[] costs, double[] terms) {
        return IntStream.range(0, costs.length)
                .mapToDouble(k -> costs[k] * terms[k])
                .sum();
    }

    /** Median latency in ms by blocks run. */
    private static Map<Integer, Double> measured(String unit) {
        Map<Integer, Double> measured = new LinkedHashMap<>();
        CsvTable.read(SharedFolder.file(FILE)).rows().stream()
                .filter(row -> row.text("unit").equals(unit))
                .forEach(row -> measured.put((int) row.positive("blocks_run"), row.positive("latency_p50_ms")));
        return measured;
    }

    /** Heads asked by who leaves behind so many blocks; the last block has none. */
    private static int heads(int blocks) {
        return Math.max(0, Math.min(blocks, BLOCKS - 1) - FIRST_HEAD + 1);
    }

    private static double gigaMacs(int blocks) {
        long macs = (long) PATCHES * WIDTH * WIDTH + blocks * blockMacs();
        for (int k = FIRST_HEAD; k < FIRST_HEAD + heads(blocks); k++) {
            macs += headMacs(k);
        }
        return macs / 1e9;
    }

    /** Query, key, value, output and two layers of four times the width on each token; attention among all. */
    private static long blockMacs() {
        long tokens = PATCHES + 1;
        return tokens * 12 * WIDTH * WIDTH + 2 * tokens * tokens * WIDTH;
    }

    private static long headMacs(int block) {
        long classifier = 100L * WIDTH;
        long pointwise = 2L * PATCHES * WIDTH * WIDTH;
        return switch (block) {
            case 4, 5 -> pointwise + 9L * PATCHES * WIDTH + classifier;
            case 6, 7 -> pointwise + classifier;
            case 8, 9 -> attention(49) + classifier;
            default -> attention(25) + classifier;
        };
    }

    private static long attention(long tokens) {
        return tokens * 4 * WIDTH * WIDTH + 2 * tokens * tokens * WIDTH;
    }
}
