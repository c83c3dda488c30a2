package io.exeunt.simulator.analytic;

import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.simulator.result.Residency;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Adds up how often each segment ran in each operating state, and how long the device was in each. */
final class StateTally {
    private final StateSpace space;
    private final int[][] samplesBySegmentAndState;
    private final double[] secondsByState;

    StateTally(int segments, StateSpace space) {
        this.space = space;
        samplesBySegmentAndState = new int[segments][space.size()];
        secondsByState = new double[space.size()];
    }

    void addSegment(int segment, int state, int count) {
        samplesBySegmentAndState[segment][state] += count;
    }

    void addTime(int state, double seconds) {
        secondsByState[state] += seconds;
    }

    int reached(int segment) {
        return IntStream.of(samplesBySegmentAndState[segment]).sum();
    }

    /** The state in which most samples ran a segment, the lowest of equals; {@code planned} where none ran it. */
    int usualState(int segment, int planned) {
        int[] samples = samplesBySegmentAndState[segment];
        return IntStream.range(0, samples.length)
                .filter(state -> samples[state] > 0)
                .reduce((a, b) -> samples[b] > samples[a] ? b : a)
                .orElse(planned);
    }

    List<Double> clocksHz(int state) {
        return IntStream.range(0, space.domains().size())
                .mapToObj(domain -> space.opp(state, domain).freqHz())
                .toList();
    }

    List<Residency> residency() {
        return IntStream.range(0, space.domains().size())
                .mapToObj(this::residency)
                .toList();
    }

    private Residency residency(int domain) {
        DvfsDomain described = space.domains().get(domain);
        double total = DoubleStream.of(secondsByState).sum();
        double[] share = new double[described.opps().size()];
        for (int state = 0; state < secondsByState.length; state++) {
            share[space.oppIndex(state, domain)] += secondsByState[state] / total;
        }
        List<Double> freqHz =
                described.opps().points().stream().map(OperatingPoint::freqHz).toList();
        return new Residency(
                described.id(), freqHz, DoubleStream.of(share).boxed().toList());
    }
}
