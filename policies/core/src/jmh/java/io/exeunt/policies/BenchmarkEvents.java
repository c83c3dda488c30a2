package io.exeunt.policies;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.event.Arrivals;
import io.exeunt.simulator.event.Batching;
import io.exeunt.simulator.event.EventEngine;
import io.exeunt.simulator.event.Load;
import io.exeunt.simulator.event.Observer;
import io.exeunt.simulator.event.Offload;
import io.exeunt.simulator.event.Serving;
import io.exeunt.simulator.event.SustainedOutcome;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Requests per second and core of the event engine: Poisson arrivals at 70 % load, four exits, heat and leakage of the Jetson TX2; one by
 * one, and in batches that share the board. Run with {@code -prof gc}: what is allocated one by one is the run's own buffers, some bytes
 * per request and ever fewer the longer it lasts. {@code EventPeers} sets it beside others.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class BenchmarkEvents {
    private static final int REQUESTS = 5_000_000;
    private static final int EXITS = 4;

    private EventEngine engine;
    private PathHistogram paths;
    private FrequencySchedule clocks;
    private Load load;

    @Setup
    public void prepare() {
        FeatureMap map = new FeatureMap(16, 16, 16);
        List<Segment> segments = new ArrayList<>();
        List<Segment> branches = new ArrayList<>();
        for (int k = 0; k < EXITS; k++) {
            segments.add(new Segment("segment" + k, List.of(new Convolution("conv" + k, map, map, 3, 3, 1, 1, true))));
            branches.add(new Segment("exit" + k, List.of(new Linear("head" + k, 64, 10, 1, true))));
        }
        CostTables tables = CostTables.of(
                new EarlyExitNetwork("net", segments, branches),
                Platforms.of(
                        DeviceCatalog.find("jetson-tx2"),
                        new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1)));
        AnalyticEngine pricing = new AnalyticEngine(tables);
        engine = new EventEngine(pricing);
        paths = PathHistogram.ofExits(-1L, new int[] {6000, 2000, 1000, 1000}, new int[EXITS]);
        clocks = FrequencySchedule.flat(EXITS, tables.states() - 1);
        double ratePerS = 0.7 / pricing.evaluate(paths, clocks).occupiedS();
        load = new Load(new Arrivals.Poisson(ratePerS), REQUESTS / ratePerS, Double.POSITIVE_INFINITY, 25, 1);
    }

    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public SustainedOutcome exeunt() {
        return engine.run(paths, clocks, load, Observer.NONE, Cancellation.NEVER);
    }

    /** The engine of units, batches and inferences that give way, with nobody to share. */
    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public SustainedOutcome shared() {
        Load sharing = load.served(new Serving(Batching.NONE, true, Offload.NONE));
        return engine.run(paths, clocks, sharing, Observer.NONE, Cancellation.NEVER);
    }
}
