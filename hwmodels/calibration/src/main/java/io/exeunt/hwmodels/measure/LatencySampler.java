package io.exeunt.hwmodels.measure;

import io.exeunt.ground.failure.Cancellation;
import java.util.Arrays;

/** Runs something again and again until its median is known. */
public final class LatencySampler {
    private static final double GROWTH = 1.25;

    private final Sampling sampling;
    private final TimeSource stopwatch;
    private final Cancellation cancellation;

    /**
     * A sampler.
     *
     * @param cancellation ends it between two runs
     */
    public LatencySampler(Sampling sampling, TimeSource stopwatch, Cancellation cancellation) {
        this.sampling = sampling;
        this.stopwatch = stopwatch;
        this.cancellation = cancellation;
    }

    /**
     * Measures something.
     *
     * @param run what is timed; does all its work in the calling thread where {@code oneThread}
     * @param oneThread whether the processor time of the calling thread is that of the work
     * @throws io.exeunt.ground.failure.CancelledException if the user wants to stop
     */
    public LatencySummary measure(Runnable run, boolean oneThread) {
        long began = stopwatch.nanos().getAsLong();
        for (int k = 0; k < sampling.warmUps(); k++) {
            step();
            run.run();
        }
        double[] seconds = new double[sampling.leastRuns()];
        double[] cpu = new double[seconds.length];
        int runs = 0;
        int next = sampling.leastRuns();
        while (true) {
            step();
            long cpuBefore = stopwatch.processorNanos().getAsLong();
            long before = stopwatch.nanos().getAsLong();
            run.run();
            long after = stopwatch.nanos().getAsLong();
            seconds[runs] = (after - before) * 1e-9;
            cpu[runs++] =
                    cpuBefore < 0 ? Double.NaN : (stopwatch.processorNanos().getAsLong() - cpuBefore) * 1e-9;
            boolean late = (after - began) * 1e-9 >= sampling.mostS();
            if (late || runs == next) {
                LatencySummary summary = LatencySummary.of(
                        Arrays.copyOf(seconds, runs),
                        oneThread ? Arrays.copyOf(cpu, runs) : new double[0],
                        sampling.time());
                if (late || runs >= sampling.mostRuns() || summary.halfWidth() <= sampling.halfWidth()) {
                    return summary;
                }
                next = (int) Math.min(sampling.mostRuns(), Math.ceil(runs * GROWTH));
                seconds = Arrays.copyOf(seconds, next);
                cpu = Arrays.copyOf(cpu, next);
            }
        }
    }

    private void step() {
        cancellation.throwIfRequested("rows that were measured before are kept");
    }
}
