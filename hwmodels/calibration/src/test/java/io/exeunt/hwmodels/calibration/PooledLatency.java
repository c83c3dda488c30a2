package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.WorkTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Costs of the kinds of work under one runtime, pooled over many boards of one instruction set; a board only differs by one speed.
 * Threads share arithmetic but neither traffic nor dispatch:
 *
 * <pre>t = (Σ shared cost_k · work_k / threads + Σ other cost_k · work_k) / speed</pre>
 *
 * @param costs per unit of each {@link WorkTerm}, on a board of speed 1, one thread
 * @param spreads how far each network's time scatters about what its board's speed predicts, as a share; networks that follow the boards
 *     closely say more about a new board's speed
 */
public record PooledLatency(double[] costs, Map<String, Double> spreads) {
    /** Threads beyond these are taken for cores of another, slower cluster that do not help. */
    static final int MOST_THREADS = 4;

    private static final int ROUNDS = 6;
    private static final double OTHER_KIND = 0.3;
    private static final double LEAST_SPREAD = 0.02;
    private static final double UNKNOWN_SPREAD = 0.1;
    private static final double MAD_TO_SIGMA = 1.4826;

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
        spreads = Map.copyOf(spreads);
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
        PooledLatency pooled = new PooledLatency(ones, Map.of());
        for (int round = 0; round < ROUNDS; round++) {
            pooled = new PooledLatency(pooled.fitCosts(runs, threads > 1), Map.of());
        }
        return new PooledLatency(pooled.costs, pooled.fitSpreads(runs, threads > 1));
    }

    /**
     * The speed of a board from some of its networks: geometric mean of predicted over measured time, weighted by the inverse squares of
     * the networks' spreads.
     *
     * @param anchors at least one network timed on that board
     * @param threads at which they were timed
     */
    public double speed(List<LatencySample> anchors, int threads) {
        double sum = 0;
        double weights = 0;
        for (LatencySample anchor : Check.notEmpty("anchors", anchors)) {
            double spread = LEAST_SPREAD + spreads.getOrDefault(anchor.network(), UNKNOWN_SPREAD);
            double weight = 1 / (spread * spread);
            sum += weight * logSpeed(anchor, threads);
            weights += weight;
        }
        return Math.exp(sum / weights);
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
            double speed = Math.exp(medianLogSpeed(run));
            for (LatencySample sample : run.samples()) {
                rows.add(perThread(sample.work(), run.threads()));
                times.add(sample.seconds() * speed);
                importance.add(run.threads() > 1 == parallel ? 1 : OTHER_KIND);
            }
        }
        return RelativeFit.fit(rows.toArray(double[][]::new), array(times), array(importance));
    }

    private Map<String, Double> fitSpreads(List<BoardRun> runs, boolean parallel) {
        Map<String, List<Double>> deviations = new TreeMap<>();
        for (BoardRun run : runs) {
            double median = medianLogSpeed(run);
            for (LatencySample sample : run.threads() > 1 == parallel ? run.samples() : List.<LatencySample>of()) {
                deviations
                        .computeIfAbsent(sample.network(), name -> new ArrayList<>())
                        .add(logSpeed(sample, run.threads()) - median);
            }
        }
        Map<String, Double> fitted = new TreeMap<>();
        deviations.forEach((network, values) -> {
            double centre = median(values);
            double scatter = median(
                    values.stream().map(value -> Math.abs(value - centre)).toList());
            fitted.put(network, MAD_TO_SIGMA * scatter);
        });
        return fitted;
    }

    private double logSpeed(LatencySample sample, int threads) {
        return Math.log(referenceS(sample.work(), threads) / sample.seconds());
    }

    private double medianLogSpeed(BoardRun run) {
        return median(run.samples().stream()
                .map(sample -> logSpeed(sample, run.threads()))
                .toList());
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
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
