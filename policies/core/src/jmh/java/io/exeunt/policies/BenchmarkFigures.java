package io.exeunt.policies;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.analytic.BriefOutcome;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The figures of one design of ten exits on the Jetson TX2's GPU: what a search asks for hundreds of thousands of times. It allocates its
 * result (two small records, 80 bytes) and nothing else; run with {@code -prof gc} to see.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BenchmarkFigures {
    private static final int EXITS = 10;
    private static final int SCHEDULES = 256;

    /** Whether clocks stay or change from segment to segment. */
    @Param({"flat", "changing"})
    private String clocks;

    private AnalyticEngine engine;
    private int[] counts;
    private int[] correct;
    private FrequencySchedule[] schedules;
    private int next;

    @Setup
    public void prepare() {
        FeatureMap map = new FeatureMap(64, 56, 56);
        List<Segment> segments = new ArrayList<>();
        List<Segment> branches = new ArrayList<>();
        for (int k = 0; k < EXITS; k++) {
            segments.add(new Segment("segment" + k, List.of(new Convolution("conv" + k, map, map, 3, 3, 1, 1, true))));
            branches.add(new Segment("exit" + k, List.of(new Linear("head" + k, 4096, 4, 1, true))));
        }
        CostTables tables = CostTables.of(
                new EarlyExitNetwork("net", segments, branches),
                Platforms.of(
                        DeviceCatalog.find("jetson-tx2"),
                        new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1)));
        engine = new AnalyticEngine(tables);
        SplittableRandom random = new SplittableRandom(1);
        counts = random.ints(EXITS, 1, 1000).toArray();
        correct = random.ints(EXITS, 0, 1).toArray();
        schedules = new FrequencySchedule[SCHEDULES];
        for (int i = 0; i < SCHEDULES; i++) {
            int state = random.nextInt(tables.states());
            schedules[i] = clocks.equals("flat")
                    ? FrequencySchedule.flat(EXITS, state)
                    : FrequencySchedule.of(random.ints(EXITS, 0, tables.states()).toArray());
        }
    }

    @Benchmark
    public BriefOutcome figures() {
        next = (next + 1) % SCHEDULES;
        return engine.evaluateFigures(-1L, counts, correct, schedules[next]);
    }
}
