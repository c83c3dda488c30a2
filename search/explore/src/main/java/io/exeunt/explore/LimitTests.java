package io.exeunt.explore;

import io.exeunt.explore.Exploration.Found;
import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.Metric;
import io.exeunt.search.objective.Constraint.Sense;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Makes the tests of a design's limits: what each of its paths costs, and what none of them can exceed. */
final class LimitTests {
    private static final double MMAC = 1e6;

    private final DesignPricing pricing;
    private final Across across;
    private final List<Limit> limits;
    private final Found found;
    private final double batteryJ;

    /**
     * For designs of one search.
     *
     * @param limits that each has to keep
     */
    LimitTests(Exploration exploration, List<Limit> limits) {
        this.pricing = exploration.pricing();
        this.across = exploration.spec().across();
        this.found = exploration.search();
        this.batteryJ = exploration.spec().budget().batteryJ();
        this.limits = List.copyOf(limits);
    }

    List<LimitTest> of(EarlyExitDesign design) {
        List<LimitTest> tests = new ArrayList<>();
        limits.forEach(limit -> tests.addAll(of(design, limit)));
        return tests;
    }

    private List<LimitTest> of(EarlyExitDesign design, Limit limit) {
        return switch (limit.metric()) {
            case ACCURACY -> List.of(new LimitTest.Accuracy(limit));
            case MACS -> {
                var macs =
                        pricing.subject().systems().get(design.rule().system()).macs();
                ToDoubleFunction<Path> cost = path -> MMAC * macs.of(path);
                yield List.of(new LimitTest.Mean(limit, "", cost, ceiling(design, cost)));
            }
            case ENERGY, LATENCY_MEAN -> means(design, limit);
            case LATENCY_P50 -> onEach(design, limit, 0.5);
            case LATENCY_P95 -> onEach(design, limit, 0.95);
            case LATENCY_P99 -> onEach(design, limit, 0.99);
            case LATENCY_WORST -> worst(design, limit);
            case MEMORY -> List.of(new LimitTest.Known(limit, found.evaluator().mostMemoryBytes(design)));
            case CLASS_ACCURACY -> List.of(new LimitTest.EveryClass(limit));
            case INFERENCES -> means(design, new Limit(Metric.ENERGY, Sense.AT_MOST, batteryJ / limit.bound()));
            case ERROR, CYCLES -> throw new IllegalStateException("No limit of " + limit.metric());
        };
    }

    /** A mean over boards is a mean over samples of each sample's mean; the worst of boards keeps a limit where each does. */
    private List<LimitTest> means(EarlyExitDesign design, Limit limit) {
        List<ToDoubleFunction<Path>> costs = costs(design, limit.metric());
        if (across == Across.MEAN && costs.size() > 1) {
            ToDoubleFunction<Path> mean = path -> costs.stream()
                    .mapToDouble(cost -> cost.applyAsDouble(path))
                    .average()
                    .orElseThrow();
            return List.of(new LimitTest.Mean(limit, "", mean, ceiling(design, mean)));
        }
        return IntStream.range(0, costs.size())
                .<LimitTest>mapToObj(
                        b -> new LimitTest.Mean(limit, board(b), costs.get(b), ceiling(design, costs.get(b))))
                .toList();
    }

    private List<LimitTest> onEach(EarlyExitDesign design, Limit limit, double share) {
        List<ToDoubleFunction<Path>> costs = costs(design, limit.metric());
        return IntStream.range(0, costs.size())
                .<LimitTest>mapToObj(b -> new LimitTest.Quantile(limit, board(b), costs.get(b), share))
                .toList();
    }

    private List<LimitTest> worst(EarlyExitDesign design, Limit limit) {
        List<ToDoubleFunction<Path>> costs = costs(design, limit.metric());
        return IntStream.range(0, costs.size())
                .<LimitTest>mapToObj(
                        b -> new LimitTest.Worst(limit, board(b), costs.get(b), ceiling(design, costs.get(b))))
                .toList();
    }

    private String board(int board) {
        return pricing.boards().size() == 1 ? "" : pricing.boards().get(board).name();
    }

    /** What a path costs on each board: energy, or else time. */
    private List<ToDoubleFunction<Path>> costs(EarlyExitDesign design, Metric metric) {
        int system = design.rule().system();
        List<Governor> governors = pricing.governors(design, found.space().groups());
        return IntStream.range(0, governors.size())
                .mapToObj(b -> remembered(path -> cost(pricing.priced(b, system), governors.get(b), path, metric)))
                .toList();
    }

    private static ToDoubleFunction<Path> remembered(ToDoubleFunction<Path> cost) {
        Map<Path, Double> known = new HashMap<>();
        return path -> known.computeIfAbsent(path, cost::applyAsDouble);
    }

    private static double cost(PricedSystem board, Governor governor, Path path, Metric metric) {
        var one = board.figures(new PathHistogram(List.of(new PathHistogram.Entry(path, 1, 0))), governor);
        return metric == Metric.ENERGY ? one.energyJ() : one.latency().meanS();
    }

    /**
     * The dearest way to any exit: every kept head is asked. Only a policy that forecasts, and pays for it, can cost more; tests notice when
     * a sample does.
     */
    private double ceiling(EarlyExitDesign design, ToDoubleFunction<Path> cost) {
        int exits = pricing.subject().systems().get(design.rule().system()).exits();
        long kept =
                IntStream.of(design.exits().indices()).mapToLong(k -> 1L << k).reduce(0, (a, b) -> a | b);
        return IntStream.range(0, exits)
                .mapToObj(k -> Path.of(k, (kept | 1L << k) & (-1L >>> (63 - k))))
                .mapToDouble(cost)
                .max()
                .orElseThrow();
    }
}
