package io.exeunt.explore;

import io.exeunt.explore.result.Certification.LimitProof;
import io.exeunt.explore.result.Limit;
import io.exeunt.ground.statistics.BettingTest;
import io.exeunt.ground.statistics.ExactBinomial;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How far samples prove that a limit is kept. Every kind gives a p-value of "the limit is broken" that is valid for any number of samples and
 * any distribution.
 */
sealed interface LimitTest {
    /** The most samples that are asked for. */
    long MOST_SAMPLES = 1_000_000_000L;

    /**
     * Tests a design.
     *
     * @param seen what became of independent samples
     * @param alpha level
     * @param random orders samples, as only their counts are known
     */
    LimitProof proof(Seen seen, double alpha, SplittableRandom random);

    /**
     * What became of samples under a design.
     *
     * @param paths that they took, and how many of them were right
     * @param classes number of samples of each class, and of right answers among them; asked where a limit is on classes
     */
    record Seen(PathHistogram paths, Supplier<ClassCounts> classes) {}

    /**
     * Samples by class.
     *
     * @param samples [class]
     * @param right [class], of them
     */
    @SuppressWarnings("ArrayRecordComponent")
    record ClassCounts(int[] samples, int[] right) {}

    /**
     * Accuracy on every class: exact binomial tests, of which the least sure one counts, as "some class is below the limit" is a union.
     * Labels are taken as given. A class without samples proves nothing. Samples needed are those of
     * all classes, in the shares seen.
     *
     * @param limit smallest share on each
     */
    record EveryClass(Limit limit) implements LimitTest {
        @Override
        public LimitProof proof(Seen seen, double alpha, SplittableRandom random) {
            ClassCounts counts = seen.classes().get();
            LimitProof weakest = new LimitProof(limit, "", Double.NaN, Double.NaN, 0, 1);
            long needed = 0;
            long all = IntStream.of(counts.samples()).asLongStream().sum();
            for (int c = 0; c < counts.samples().length; c++) {
                LimitProof proof = share(counts.right()[c], counts.samples()[c], alpha);
                weakest = proof.pValue() >= weakest.pValue() ? proof : weakest;
                needed = more(needed, ofAllClasses(proof.samplesNeeded(), counts.samples()[c], all));
            }
            return new LimitProof(limit, "", weakest.estimate(), weakest.bound(), weakest.pValue(), needed);
        }

        /** So many samples of a class, at its share of all, are among how many. */
        private static long ofAllClasses(long needed, int samples, long all) {
            double among = Math.ceil((double) needed * all / samples);
            return needed == LimitProof.NEVER || among >= MOST_SAMPLES ? LimitProof.NEVER : (long) among;
        }

        private static long more(long a, long b) {
            return a == LimitProof.NEVER || b == LimitProof.NEVER ? LimitProof.NEVER : Math.max(a, b);
        }

        private LimitProof share(int right, int samples, double alpha) {
            return samples == 0
                    ? new LimitProof(limit, "", Double.NaN, Double.NaN, 1, LimitProof.NEVER)
                    : new LimitProof(
                            limit,
                            "",
                            (double) right / samples,
                            ExactBinomial.lower(right, samples, 1 - alpha),
                            ExactBinomial.pAbove(right, samples, limit.bound()),
                            needed((double) right / samples, limit.bound(), alpha));
        }
    }

    /**
     * What is the same for all samples, so that none has to prove it.
     *
     * @param limit largest value
     * @param value of the design
     */
    record Known(Limit limit, double value) implements LimitTest {
        @Override
        public LimitProof proof(Seen seen, double alpha, SplittableRandom random) {
            boolean kept = value <= limit.bound();
            return new LimitProof(limit, "", value, value, kept ? 0 : 1, kept ? 1 : LimitProof.NEVER);
        }
    }

    /**
     * Accuracy, a share of right answers: exact binomial test.
     *
     * @param limit smallest share
     */
    record Accuracy(Limit limit) implements LimitTest {
        @Override
        public LimitProof proof(Seen seen, double alpha, SplittableRandom random) {
            PathHistogram paths = seen.paths();
            int right = paths.entries().stream()
                    .mapToInt(PathHistogram.Entry::correct)
                    .sum();
            int samples = paths.samples();
            return new LimitProof(
                    limit,
                    "",
                    (double) right / samples,
                    ExactBinomial.lower(right, samples, 1 - alpha),
                    ExactBinomial.pAbove(right, samples, limit.bound()),
                    needed((double) right / samples, limit.bound(), alpha));
        }
    }

    /**
     * A mean cost: test by betting.
     *
     * @param limit largest mean
     * @param board on which; "" for all together
     * @param cost of a path
     * @param ceiling what no path of the design can exceed; infinite where that is not known
     */
    record Mean(Limit limit, String board, ToDoubleFunction<Path> cost, double ceiling) implements LimitTest {
        @Override
        public LimitProof proof(Seen seen, double alpha, SplittableRandom random) {
            PathHistogram paths = seen.paths();
            double[] costs = shuffled(paths, cost, random);
            double mean = mean(costs);
            if (!(highest(costs) <= ceiling) || Double.isInfinite(ceiling)) {
                return new LimitProof(limit, board, mean, Double.NaN, 1, LimitProof.NEVER);
            }
            BettingTest test = new BettingTest(ceiling, alpha);
            return new LimitProof(
                    limit,
                    board,
                    mean,
                    test.upper(costs),
                    test.pBelow(costs, limit.bound()),
                    needed(mean, variance(costs, mean), limit.bound(), alpha));
        }

        /** At the best stake capital grows by gap² / (2 (variance + gap²)) per sample, in logarithms and to second order. */
        private static long needed(double mean, double variance, double limit, double alpha) {
            double gap = limit - mean;
            double samples = -2 * Math.log(alpha) * (variance + gap * gap) / (gap * gap);
            return gap > 0 && samples < MOST_SAMPLES ? (long) Math.ceil(samples) : LimitProof.NEVER;
        }
    }

    /**
     * A quantile of a cost: at least this share of samples costs no more than the limit, exact binomial test.
     *
     * @param limit largest quantile
     * @param board on which
     * @param cost of a path
     * @param share of the quantile, such as 0.95
     */
    record Quantile(Limit limit, String board, ToDoubleFunction<Path> cost, double share) implements LimitTest {
        @Override
        public LimitProof proof(Seen seen, double alpha, SplittableRandom random) {
            PathHistogram paths = seen.paths();
            TreeMap<Double, Integer> counts = new TreeMap<>();
            paths.entries()
                    .forEach(entry -> counts.merge(cost.applyAsDouble(entry.path()), entry.count(), Integer::sum));
            int samples = paths.samples();
            int within = counts.headMap(limit.bound(), true).values().stream()
                    .mapToInt(n -> n)
                    .sum();
            return new LimitProof(
                    limit,
                    board,
                    reached(counts, n -> n >= share * samples),
                    reached(counts, n -> ExactBinomial.pAbove(n, samples, share) <= alpha),
                    ExactBinomial.pAbove(within, samples, share),
                    LimitTest.needed((double) within / samples, share, alpha));
        }

        /** The smallest cost that enough samples do not exceed; infinite where there are never enough. */
        private static double reached(TreeMap<Double, Integer> counts, IntPredicate enough) {
            int sum = 0;
            for (var entry : counts.entrySet()) {
                sum += entry.getValue();
                if (enough.test(sum)) {
                    return entry.getKey();
                }
            }
            return Double.POSITIVE_INFINITY;
        }
    }

    /**
     * The largest cost: samples say nothing of it, so that only a limit that no path of the design can exceed is proved.
     *
     * @param limit largest cost
     * @param board on which
     * @param cost of a path
     * @param ceiling what no path of the design can exceed; infinite where that is not known
     */
    record Worst(Limit limit, String board, ToDoubleFunction<Path> cost, double ceiling) implements LimitTest {
        @Override
        public LimitProof proof(Seen seen, double alpha, SplittableRandom random) {
            PathHistogram paths = seen.paths();
            double worst = paths.entries().stream()
                    .mapToDouble(entry -> cost.applyAsDouble(entry.path()))
                    .max()
                    .orElseThrow();
            boolean kept = worst <= ceiling && ceiling <= limit.bound();
            return new LimitProof(
                    limit,
                    board,
                    worst,
                    worst <= ceiling ? ceiling : Double.NaN,
                    kept ? 0 : 1,
                    kept ? 1 : LimitProof.NEVER);
        }
    }

    /** The smallest number of samples of which this share of hits is significantly above the limit. */
    private static long needed(double share, double limit, double alpha) {
        if (share <= limit) {
            return LimitProof.NEVER;
        }
        long high = 1;
        while (high < MOST_SAMPLES && !enough(high, share, limit, alpha)) {
            high *= 2;
        }
        long low = high / 2;
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (enough(middle, share, limit, alpha)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high < MOST_SAMPLES ? high : LimitProof.NEVER;
    }

    private static boolean enough(long samples, double share, double limit, double alpha) {
        return ExactBinomial.pAbove((int) Math.floor(share * samples), (int) samples, limit) <= alpha;
    }

    private static double[] shuffled(PathHistogram paths, ToDoubleFunction<Path> cost, SplittableRandom random) {
        double[] costs = new double[paths.samples()];
        int i = 0;
        for (PathHistogram.Entry entry : paths.entries()) {
            double each = cost.applyAsDouble(entry.path());
            for (int k = 0; k < entry.count(); k++, i++) {
                int j = random.nextInt(i + 1);
                costs[i] = costs[j];
                costs[j] = each;
            }
        }
        return costs;
    }

    private static double mean(double[] costs) {
        double sum = 0;
        for (double cost : costs) {
            sum += cost;
        }
        return sum / costs.length;
    }

    private static double variance(double[] costs, double mean) {
        double sum = 0;
        for (double cost : costs) {
            sum += (cost - mean) * (cost - mean);
        }
        return sum / costs.length;
    }

    private static double highest(double[] costs) {
        double highest = 0;
        for (double cost : costs) {
            highest = Math.max(highest, cost);
        }
        return highest;
    }
}
