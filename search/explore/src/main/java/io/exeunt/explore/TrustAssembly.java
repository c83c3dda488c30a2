package io.exeunt.explore;

import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Effect;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.PerFrame;
import io.exeunt.explore.result.Trust;
import io.exeunt.ground.statistics.Bootstrap;
import io.exeunt.ground.statistics.Interval;
import io.exeunt.hwmodels.cost.PriceSpread;
import io.exeunt.hwmodels.cost.UncertainPlatform;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.result.PeriodicOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds how far the recommended design's comparison with the network without exits can be trusted. */
final class TrustAssembly {
    /** A camera's usual rate. */
    static final double FPS = 30;

    private static final List<Baseline.Kind> COMPARED =
            List.of(Baseline.Kind.NO_EXITS_MAX_CLOCKS, Baseline.Kind.NO_EXITS_BEST_STATIC);
    private static final int REPLICATES = 1000;
    private static final double LEVEL = 0.95;

    private final Exploration exploration;
    private final DesignPricing pricing;
    private final ExploreSpec spec;
    private final Metric latency;

    /** @param latency the study's latency */
    TrustAssembly(Exploration exploration, Metric latency) {
        this.exploration = exploration;
        this.pricing = exploration.pricing();
        this.spec = exploration.spec();
        this.latency = latency;
    }

    /** Against the network at maximum clocks and at its best static ones; nothing where no board is priced. */
    List<Trust> of(EarlyExitDesign knee) {
        if (pricing.boards().isEmpty()) {
            return List.of();
        }
        return decided(knee).map(this::of).orElse(List.of());
    }

    /** What the design does; empty where its policy can't tell single samples, or fails on report, as is said where designs are scored. */
    private Optional<ReportRun> decided(EarlyExitDesign knee) {
        try {
            return Optional.of(run(knee));
        } catch (RuntimeException | LinkageError | StackOverflowError anybodysCode) {
            return Optional.empty();
        }
    }

    private List<Trust> of(ReportRun knee) {
        List<ReportRun> baselines = List.of(run(exploration.withoutExits()), run(exploration.withoutExitsBestStatic()));
        List<Sensitivity.Findings> found = new Sensitivity(pricing, spec, latency).of(knee, baselines);
        List<Trust> trust = new ArrayList<>();
        for (int b = 0; b < baselines.size(); b++) {
            trust.add(new Trust(
                    COMPARED.get(b),
                    found.get(b).nominal(),
                    gains(knee, baselines.get(b)),
                    perFrame(knee, baselines.get(b)),
                    found.get(b).sways(),
                    found.get(b).together(),
                    predicted(found.get(b).nominal())));
        }
        return trust;
    }

    private Trust.@Nullable Predicted predicted(Effect nominal) {
        double latency = spread(PriceSpread::latency);
        return Double.isNaN(latency) ? null : Trust.Predicted.of(nominal, latency, spread(PriceSpread::energy));
    }

    /** The widest of all boards; NaN where one is unknown. */
    private double spread(ToDoubleFunction<PriceSpread> which) {
        return pricing.boards().stream()
                .mapToDouble(board -> board.uncertain()
                        .map(UncertainPlatform::spread)
                        .map(which::applyAsDouble)
                        .orElse(Double.NaN))
                .reduce(Math::max)
                .orElse(Double.NaN);
    }

    private ReportRun run(EarlyExitDesign design) {
        return ReportRun.of(design, exploration.search(), pricing);
    }

    private List<Trust.Gain> gains(ReportRun knee, ReportRun baseline) {
        Set<Metric> metrics = new LinkedHashSet<>(List.of(
                Metric.ACCURACY,
                Metric.ENERGY,
                latency,
                Metric.LATENCY_MEAN,
                Metric.LATENCY_P95,
                Metric.LATENCY_P99,
                Metric.LATENCY_WORST));
        Bootstrap.Statistic statistic = weights -> gains(metrics, figures(knee, weights), figures(baseline, weights));
        int samples = knee.decisions().samples();
        double[] observed = Bootstrap.observed(samples, statistic);
        double[][] replicates =
                new Bootstrap(spec.seed(), REPLICATES, spec.search().threads()).replicate(samples, statistic);
        List<Trust.Gain> gains = new ArrayList<>();
        int m = 0;
        for (Metric metric : metrics) {
            boolean known = !Double.isNaN(observed[m]);
            gains.add(new Trust.Gain(
                    metric, known ? Interval.percentile(observed[m], replicates[m], LEVEL) : Interval.NONE));
            m++;
        }
        return gains;
    }

    private static double[] gains(
            Set<Metric> metrics, io.exeunt.explore.result.Figures knee, io.exeunt.explore.result.Figures baseline) {
        return metrics.stream()
                .mapToDouble(metric ->
                        metric == Metric.ACCURACY ? knee.accuracy() - baseline.accuracy() : metric.gain(baseline, knee))
                .toArray();
    }

    private io.exeunt.explore.result.Figures figures(ReportRun run, int[] weights) {
        PathHistogram histogram = run.histogram(weights);
        var over = spec.across().of(pricing.figures(run.system(), histogram, run.governors()));
        return new io.exeunt.explore.result.Figures(over.accuracy(), over.latency(), over.energyJ(), 0);
    }

    /** At a usual rate, where the study has none; null where a board can't say, or can't keep up. */
    private @Nullable PerFrame perFrame(ReportRun knee, ReportRun baseline) {
        if (Double.isFinite(spec.periodS())) {
            return null;
        }
        double[] ours = perFrame(knee);
        double[] theirs = perFrame(baseline);
        boolean known = DoubleArrays.finite(ours) && DoubleArrays.finite(theirs);
        return known ? new PerFrame(FPS, ours[0], ours[1], theirs[0]) : null;
    }

    /** Energy per frame and its idle part, over all boards; NaN where not modelled or where inferences overrun. */
    private double[] perFrame(ReportRun run) {
        int[] once = new int[run.decisions().samples()];
        Arrays.fill(once, 1);
        PathHistogram histogram = run.histogram(once);
        double[][] each = IntStream.range(0, pricing.boards().size())
                .mapToObj(b -> run.periodic(pricing.priced(b, run.system()), b, histogram, 1 / FPS))
                .map(TrustAssembly::spent)
                .toArray(double[][]::new);
        int dearest = IntStream.range(0, each.length)
                .reduce((a, b) -> each[b][0] > each[a][0] ? b : a)
                .orElseThrow();
        return spec.across() == Across.WORST ? each[dearest] : DoubleArrays.mean(each);
    }

    private static double[] spent(PeriodicOutcome period) {
        return period.overrunShare() > 0
                ? new double[] {Double.NaN, Double.NaN}
                : new double[] {period.energyJ(), period.idleJ()};
    }

    /** Small sums. */
    private static final class DoubleArrays {
        private DoubleArrays() {}

        static boolean finite(double[] values) {
            return Arrays.stream(values).allMatch(Double::isFinite);
        }

        static double[] mean(double[][] rows) {
            double[] mean = new double[rows[0].length];
            for (double[] row : rows) {
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += row[i] / rows.length;
                }
            }
            return mean;
        }
    }
}
