package io.exeunt.hwmodels.calibration;

import io.exeunt.hwmodels.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Costs of the kinds of work under one runtime, pooled over many boards of one instruction set; a board only differs by one speed.
 * Threads share arithmetic but neither traffic nor dispatch:
 *
 * <pre>t = (Σ shared cost_k · work_k / threads + Σ other cost_k · work_k) / speed</pre>
 *
 * @param costs per unit of each {@link WorkTerm}, on a board of speed 1, one thread
 */
public record PooledLatency(double[] costs) {
    /** Threads beyond these are taken for cores of another, slower cluster that do not help. */
    static final int MOST_THREADS = 4;

    private static final int ROUNDS = 6;
    private static final double OTHER_KIND = 0.3;

    /**
     * One board in one configuration.
     *
     * @param board name; configurations of one board are left out together
     * @param threads > 0
     * @param samples networks timed on it
     */
    public record BoardRun(String board, int threads, List<LatencySample> samples) {
        public BoardRun {
            Check.notBlank("board", board);
            Check.positive("threads", (long) threads);
            samples = Check.notEmpty("samples of " + board, samples);
        }

        /** The samples of these networks. */
        public List<LatencySample> of(List<String> networks) {
            return samples.stream()
                    .filter(sample -> networks.contains(sample.network()))
                    .toList();
        }
    }

    public PooledLatency {
        Check.require(costs.length == WorkTerm.values().length, "costs", "one per term", costs.length);
        costs = costs.clone();
    }

    /**
     * Fits costs and speeds in turn; every board's times count relative to its own.
     *
     * @param runs of as many boards as there are
     * @param threads that the costs are wanted for: with one thread and with several, memory weighs differently, so runs of the other kind
     *     count less
     */
    public static PooledLatency fit(List<BoardRun> runs, int threads) {
        Check.notEmpty("runs", runs);
        double[] ones = new double[WorkTerm.values().length];
        Arrays.fill(ones, 1);
        PooledLatency pooled = new PooledLatency(ones);
        for (int round = 0; round < ROUNDS; round++) {
            pooled = new PooledLatency(pooled.fitCosts(runs, threads > 1));
        }
        return pooled;
    }

    /**
     * The speed of a board from some of its networks: median of predicted over measured time, because a board that is short of
     * bandwidth slows one of three anchors much more than the others.
     *
     * @param anchors at least one network timed on that board
     * @param threads at which they were timed
     */
    public double speed(List<LatencySample> anchors, int threads) {
        double[] speeds = Check.notEmpty("anchors", anchors).stream()
                .mapToDouble(anchor -> referenceS(anchor.work(), threads) / anchor.seconds())
                .sorted()
                .toArray();
        return speeds[speeds.length / 2];
    }

    /** Predicted time in s on a board of this speed. */
    public double seconds(double[] work, int threads, double speed) {
        return referenceS(work, threads) / Check.positive("speed", speed);
    }

    private double referenceS(double[] work, int threads) {
        return RelativeFit.predict(perThread(work, threads), costs);
    }

    private double[] fitCosts(List<BoardRun> runs, boolean parallel) {
        List<double[]> rows = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        List<Double> importance = new ArrayList<>();
        for (BoardRun run : runs) {
            double speed = speed(run.samples(), run.threads());
            for (LatencySample sample : run.samples()) {
                rows.add(perThread(sample.work(), run.threads()));
                times.add(sample.seconds() * speed);
                importance.add(run.threads() > 1 == parallel ? 1 : OTHER_KIND);
            }
        }
        return RelativeFit.fit(rows.toArray(double[][]::new), array(times), array(importance));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] perThread(double[] work, int threads) {
        double[] divided = work.clone();
        for (WorkTerm term : WorkTerm.values()) {
            if (term.sharedByThreads()) {
                divided[term.ordinal()] /= Math.min(threads, MOST_THREADS);
            }
        }
        return divided;
    }
}
