package io.exeunt.policies.exit;

import io.exeunt.policies.score.Score;
import io.exeunt.policies.score.ScoreColumns;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Threshold rules over 10,000 samples and 10 exits: bits against the plain loop over samples. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BenchmarkThresholdKernel {
    private static final int SAMPLES = 10_000;
    private static final int EXITS = 10;
    private static final int CLASSES = 10;
    private static final int DESIGNS = 1024;

    private final ExitSet kept = ExitSet.all(EXITS);
    private final int[][] levels = new int[DESIGNS][];
    private final ThresholdPolicy[] policies = new ThresholdPolicy[DESIGNS];
    private final int[] counts = new int[EXITS];
    private final int[] correct = new int[EXITS];
    private TraceSplit split;
    private ScoreColumns scores;
    private ThresholdKernel kernel;
    private int next;

    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        int[] labels = random.ints(SAMPLES, 0, CLASSES).toArray();
        List<ExitOutputs> exits = new ArrayList<>();
        for (int k = 0; k < EXITS; k++) {
            exits.add(outputs(random, labels));
        }
        split = new TraceSplit("fit", labels, exits);
        scores = ScoreColumns.of(split, Score.MAX_SOFTMAX);
        kernel = ThresholdKernel.of(split, Score.MAX_SOFTMAX);
        for (int i = 0; i < DESIGNS; i++) {
            levels[i] = random.ints(EXITS, 100, ThresholdKernel.LEVELS - 1).toArray();
            policies[i] = kernel.policy(kept, levels[i]);
        }
    }

    private static ExitOutputs outputs(SplittableRandom random, int[] labels) {
        float[] values = new float[SAMPLES * CLASSES];
        for (int i = 0; i < SAMPLES; i++) {
            float lead = (float) random.nextDouble();
            for (int c = 0; c < CLASSES; c++) {
                values[i * CLASSES + c] = (1 - lead) / CLASSES + (c == labels[i] ? lead : 0);
            }
        }
        return ExitOutputs.withoutConfidence(HeadKind.SOFTMAX, CLASSES, values);
    }

    /** By bit operations. */
    @Benchmark
    public int[] bits() {
        kernel.count(kept, levels[++next % DESIGNS], counts, correct);
        return counts;
    }

    /** Sample by sample, scores computed before. */
    @Benchmark
    public PathHistogram scalar() {
        return policies[++next % DESIGNS].paths(split, scores);
    }
}
