package io.exeunt.simulator.event;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.FakePlatform;
import java.util.Arrays;
import java.util.List;

/** Queues of which theory knows the waiting: a board without heat whose inferences take so long as is asked for. */
final class QueueBench {
    static final double NEVER = Double.POSITIVE_INFINITY;

    private final AnalyticEngine engine;
    private final PathHistogram paths;

    private QueueBench(int[] segmentMacs, int[] counts) {
        EarlyExitNetwork network = FakePlatform.network(segmentMacs, new int[segmentMacs.length]);
        engine = new AnalyticEngine(CostTables.of(network, FakePlatform.simple()));
        paths = PathHistogram.ofExits(0, counts, new int[counts.length]);
    }

    /** Each inference takes 1 s. */
    static QueueBench deterministic() {
        return new QueueBench(new int[] {4}, new int[] {1});
    }

    /** Inferences take exponentially distributed times of mean 10,000 s, in 60 steps up to 90,000 s. */
    static QueueBench exponential() {
        int steps = 60;
        double widthS = 9.0 / steps;
        int[] macs = new int[steps];
        int[] counts = new int[steps];
        Arrays.fill(macs, (int) Math.round(4 * widthS * 1e4));
        macs[0] /= 2;
        for (int k = 0; k < steps; k++) {
            counts[k] = (int) Math.round(1e6 * (Math.exp(-k * widthS) - Math.exp(-(k + 1) * widthS)));
        }
        return new QueueBench(macs, counts);
    }

    /** Each inference has so many segments of 1 s. */
    static QueueBench segmented(int segments) {
        int[] macs = new int[segments];
        Arrays.fill(macs, 4);
        int[] counts = new int[segments];
        counts[segments - 1] = 1;
        return new QueueBench(macs, counts);
    }

    /** Inferences of two segments of 1 s; so many of 100 leave after the first. */
    static QueueBench leaving(int early) {
        return new QueueBench(new int[] {4, 4}, new int[] {early, 100 - early});
    }

    /** A batch takes as long as one request, and another unit as long as the first. */
    UnitPrices prices() {
        return new UnitPrices() {
            @Override
            public AnalyticEngine batch(int size) {
                return engine;
            }

            @Override
            public AnalyticEngine elsewhere(Offload offload, int size) {
                return engine;
            }
        };
    }

    SustainedOutcome shared(Load load, Observer observer) {
        return new EventEngine(engine, prices()).run(LoadGovernor.constant(mode()), load, observer, Cancellation.NEVER);
    }

    SustainedOutcome shared(LoadGovernor governor, Load load) {
        return new EventEngine(engine, prices()).run(governor, load, Observer.NONE, Cancellation.NEVER);
    }

    AnalyticEngine engine() {
        return engine;
    }

    PathHistogram paths() {
        return paths;
    }

    FrequencySchedule fastest() {
        return FrequencySchedule.flat(engine.tables().exits(), 2);
    }

    /** Mean time in s for which an inference occupies the device. */
    double serviceS() {
        return engine.evaluate(paths, fastest()).occupiedS();
    }

    Mode mode() {
        return new Mode("only", paths, fastest());
    }

    SustainedOutcome run(Load load) {
        return run(load, Observer.NONE);
    }

    SustainedOutcome run(Load load, Observer observer) {
        return new EventEngine(engine).run(paths, fastest(), load, observer, Cancellation.NEVER);
    }

    static Load load(double durationS, long seed, RequestStream... streams) {
        return new Load(List.of(streams), durationS, 25, Sleep.NEVER, NEVER, seed);
    }

    static RequestStream stream(String name, Arrivals arrivals, int priority) {
        return new RequestStream(name, arrivals, NEVER, priority, QueueRule.UNBOUNDED);
    }

    static RequestStream bounded(Arrivals arrivals, double deadlineS, int capacity, QueueRule.Drop drop) {
        return new RequestStream("bounded", arrivals, deadlineS, 0, new QueueRule(capacity, drop));
    }
}
