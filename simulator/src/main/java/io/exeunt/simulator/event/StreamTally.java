package io.exeunt.simulator.event;

import io.exeunt.simulator.result.LatencyDistribution;
import java.util.Optional;

/** Counts answers; mutable, for one run. */
final class StreamTally {
    private static final LatencyDistribution NONE =
            new LatencyDistribution(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private final Latencies latencies;
    private long answered;
    private long late;
    private double waitS;

    /**
     * An empty one.
     *
     * @param kept latencies that are kept one by one before they are counted into a histogram
     */
    StreamTally(int kept) {
        latencies = new Latencies(kept);
    }

    void add(double waitedS, double latencyS, double deadlineS) {
        latencies.add(latencyS);
        answered++;
        waitS += waitedS;
        late += latencyS > deadlineS ? 1 : 0;
    }

    long answered() {
        return answered;
    }

    double meanWaitS() {
        return answered == 0 ? 0 : waitS / answered;
    }

    double percentileError() {
        return latencies.percentileError();
    }

    LatencyDistribution latency() {
        return answered == 0 ? NONE : latencies.distribution();
    }

    StreamOutcome outcome(RequestQueue queue) {
        return new StreamOutcome(
                queue.stream().name(),
                queue.offered(),
                answered,
                queue.dropped(),
                answered == 0 ? Optional.empty() : Optional.of(latencies.distribution()),
                meanWaitS(),
                missShare(missed(queue), queue.offered()));
    }

    /** Requests of a stream that were not answered by their deadline. */
    long missed(RequestQueue queue) {
        return Double.isInfinite(queue.stream().deadlineS()) ? 0 : late + queue.offered() - answered;
    }

    static double missShare(long missed, long offered) {
        return offered == 0 ? 0 : (double) missed / offered;
    }
}
