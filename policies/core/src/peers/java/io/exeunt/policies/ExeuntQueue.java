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
import io.exeunt.simulator.event.EventEngine;
import io.exeunt.simulator.event.Load;
import io.exeunt.simulator.event.Observer;
import io.exeunt.simulator.event.SustainedOutcome;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.pricing.CostTables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The queue in Exeunt: four exits on the Jetson TX2, with heat. */
final class ExeuntQueue {
    private static final int EXITS = 4;
    private static final double LOAD = 0.7;

    private ExeuntQueue() {}

    /** Simulates so many requests. */
    public static void main(String[] arguments) throws IOException {
        long requests = Long.parseLong(arguments[0]);
        AnalyticEngine pricing = pricing();
        PathHistogram paths = PathHistogram.ofExits(-1L, new int[] {6000, 2000, 1000, 1000}, new int[EXITS]);
        FrequencySchedule clocks =
                FrequencySchedule.flat(EXITS, pricing.tables().states() - 1);
        double meanS = pricing.evaluate(paths, clocks).occupiedS();
        double perS = LOAD / meanS;
        Load load = new Load(new Arrivals.Poisson(perS), requests / perS, Double.POSITIVE_INFINITY, 25, 1);
        long begun = System.nanoTime();
        SustainedOutcome outcome =
                new EventEngine(pricing).run(paths, clocks, load, Observer.NONE, Cancellation.NEVER);
        double theoryS = meanS + perS * meanSquare(pricing, paths, clocks) / 2 / (1 - LOAD);
        PeerUsage.print(
                outcome.requests(),
                (System.nanoTime() - begun) / 1e9,
                outcome.latency().meanS() / theoryS);
    }

    private static double meanSquare(AnalyticEngine pricing, PathHistogram paths, FrequencySchedule clocks) {
        double sum = 0;
        for (Entry entry : paths.entries()) {
            sum += entry.count() * Math.pow(pricing.cost(entry.path(), clocks).occupiedS(), 2);
        }
        return sum / paths.samples();
    }

    private static AnalyticEngine pricing() {
        FeatureMap map = new FeatureMap(16, 16, 16);
        List<Segment> segments = new ArrayList<>();
        List<Segment> branches = new ArrayList<>();
        for (int k = 0; k < EXITS; k++) {
            segments.add(new Segment("segment" + k, List.of(new Convolution("conv" + k, map, map, 3, 3, 1, 1, true))));
            branches.add(new Segment("exit" + k, List.of(new Linear("head" + k, 64, 10, 1, true))));
        }
        return new AnalyticEngine(CostTables.of(
                new EarlyExitNetwork("net", segments, branches),
                Platforms.of(
                        DeviceCatalog.find("jetson-tx2"), new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1))));
    }
}
