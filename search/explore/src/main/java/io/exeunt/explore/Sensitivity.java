package io.exeunt.explore;

import io.exeunt.explore.result.Assumption;
import io.exeunt.explore.result.Effect;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Sway;
import io.exeunt.explore.result.Trust;
import io.exeunt.ground.statistics.Interval;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.UncertainPlatform;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.Uncertainty;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prices designs under other values of the boards' uncertain numbers: each of them at both ends of its range with all others as they
 * are, then all of them at once. Designs stay as they are, clocks included: what a search would have found on another board is another
 * question.
 */
final class Sensitivity {
    private static final int DRAWS = 100;
    private static final double LEVEL = 0.95;
    private static final double WORTH_SAYING = 0.01;

    private final DesignPricing pricing;
    private final ExploreSpec spec;
    private final Metric latency;

    Sensitivity(DesignPricing pricing, ExploreSpec spec, Metric latency) {
        this.pricing = pricing;
        this.spec = spec;
        this.latency = latency;
    }

    /**
     * What was found for one baseline.
     *
     * @param nominal with the numbers as they are
     * @param sways the greatest first
     * @param together null where nothing is uncertain
     */
    record Findings(Effect nominal, List<Sway> sways, Trust.@Nullable Together together) {}

    /** The recommended design against each baseline; every board is priced once for all of them. */
    List<Findings> of(ReportRun knee, List<ReportRun> baselines) {
        Rivals rivals = new Rivals(knee, baselines);
        List<Effect> nominal = rivals.effects(List.of());
        List<Ends> ends = ends(rivals);
        List<List<Effect>> draws = draws(rivals);
        return IntStream.range(0, baselines.size())
                .mapToObj(b -> new Findings(
                        nominal.get(b), sways(ends, nominal.get(b), b), together(nominal.get(b), draws, b)))
                .toList();
    }

    /** One number at both ends of its range, [baseline]. */
    private record Ends(Board board, Uncertainty number, List<Effect> atLow, List<Effect> atHigh) {}

    private List<Ends> ends(Rivals rivals) {
        List<Ends> ends = new ArrayList<>();
        for (int b = 0; b < pricing.boards().size(); b++) {
            int index = b;
            Board board = pricing.boards().get(b);
            board.uncertain().ifPresent(file -> file.uncertain()
                    .forEach(number -> ends.add(ends(board, index, file, number, rivals))));
        }
        return ends;
    }

    private static Ends ends(Board board, int index, UncertainPlatform file, Uncertainty number, Rivals rivals) {
        String pointer = number.entry().pointer();
        return new Ends(
                board,
                number,
                rivals.effects(List.of(new Changed(index, file.with(Map.of(pointer, number.low()))))),
                rivals.effects(List.of(new Changed(index, file.with(Map.of(pointer, number.high()))))));
    }

    private static List<Sway> sways(List<Ends> ends, Effect nominal, int baseline) {
        return ends.stream()
                .map(each -> sway(each, baseline))
                .filter(sway -> sway.reach(nominal) >= WORTH_SAYING)
                .sorted(Comparator.comparingDouble((Sway sway) -> sway.reach(nominal))
                        .reversed())
                .toList();
    }

    private static Sway sway(Ends ends, int baseline) {
        Uncertainty number = ends.number();
        Quantity quantity = number.entry().quantity();
        Map<String, String> sources =
                ends.board().uncertain().orElseThrow().device().sources();
        return new Sway(
                ends.board().name(),
                number.entry().path(),
                quantity.value(),
                number.low(),
                number.high(),
                kind(quantity),
                sources.getOrDefault(quantity.source(), quantity.source()),
                number.rule(),
                ends.atLow().get(baseline),
                ends.atHigh().get(baseline));
    }

    private static Assumption.Kind kind(Quantity quantity) {
        return switch (quantity.kind()) {
            case MEASURED -> Assumption.Kind.MEASURED;
            case DECLARED -> Assumption.Kind.DECLARED;
            case FITTED -> Assumption.Kind.FITTED;
            case ASSUMED -> Assumption.Kind.ASSUMED;
        };
    }

    /** Effects with all numbers drawn at once, [draw][baseline]; empty where nothing is uncertain. */
    private List<List<Effect>> draws(Rivals rivals) {
        SplittableRandom random = new SplittableRandom(spec.seed());
        List<List<Effect>> draws = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Changed> changed = drawn(random);
            if (!changed.isEmpty()) {
                draws.add(rivals.effects(changed));
            }
        }
        return draws;
    }

    private static Trust.@Nullable Together together(Effect nominal, List<List<Effect>> draws, int baseline) {
        return draws.isEmpty()
                ? null
                : new Trust.Together(
                        draws.size(),
                        interval(nominal, draws, baseline, Effect::energyGain),
                        interval(nominal, draws, baseline, Effect::latencyGain));
    }

    private static Interval interval(
            Effect nominal, List<List<Effect>> draws, int baseline, ToDoubleFunction<Effect> gain) {
        double[] gains = draws.stream()
                .mapToDouble(draw -> gain.applyAsDouble(draw.get(baseline)))
                .toArray();
        double estimate = gain.applyAsDouble(nominal);
        return Double.isNaN(estimate) || DoubleStream.of(gains).anyMatch(Double::isNaN)
                ? Interval.NONE
                : Interval.percentile(estimate, gains, LEVEL);
    }

    /** Every uncertain number of every board drawn from its range: evenly over its logarithm, or over itself where that has no end. */
    private List<Changed> drawn(SplittableRandom random) {
        List<Changed> changed = new ArrayList<>();
        for (int b = 0; b < pricing.boards().size(); b++) {
            UncertainPlatform file = pricing.boards().get(b).uncertain().orElse(null);
            if (file != null) {
                Map<String, Double> values = new HashMap<>();
                file.uncertain().forEach(each -> values.put(each.entry().pointer(), drawn(each, random.nextDouble())));
                changed.add(new Changed(b, file.with(values)));
            }
        }
        return changed;
    }

    private static double drawn(Uncertainty number, double share) {
        return number.low() > 0
                ? number.low() * Math.pow(number.high() / number.low(), share)
                : number.low() + share * (number.high() - number.low());
    }

    /** A board that is priced otherwise. */
    private record Changed(int board, Platform platform) {}

    /** The design and what it is compared with, each with its histogram. */
    private final class Rivals {
        private final List<ReportRun> runs;
        private final List<PathHistogram> counts;
        /** States by board, each with clocks of its own. */
        private final List<Set<Integer>> visited;

        Rivals(ReportRun knee, List<ReportRun> baselines) {
            runs = Stream.concat(Stream.of(knee), baselines.stream()).toList();
            counts = runs.stream().map(run -> run.decisions().histogram()).toList();
            visited = IntStream.range(0, pricing.boards().size())
                    .mapToObj(this::visited)
                    .toList();
        }

        private Set<Integer> visited(int board) {
            Set<Integer> states = new TreeSet<>();
            runs.forEach(run -> states.addAll(run.visited(pricing, board)));
            return states;
        }

        /** [baseline]. */
        List<Effect> effects(List<Changed> changed) {
            Map<Integer, List<PricedSystem>> priced = new HashMap<>();
            List<Figures> figures = IntStream.range(0, runs.size())
                    .mapToObj(r -> figures(
                            runs.get(r),
                            counts.get(r),
                            priced.computeIfAbsent(runs.get(r).system(), system -> priced(system, changed))))
                    .toList();
            Figures ours = figures.get(0);
            return figures.stream()
                    .skip(1)
                    .map(theirs -> new Effect(
                            ours.energyJ(),
                            latency.of(ours),
                            Metric.ENERGY.gain(theirs, ours),
                            latency.gain(theirs, ours)))
                    .toList();
        }

        private Figures figures(ReportRun run, PathHistogram histogram, List<PricedSystem> boards) {
            var over = spec.across().of(run.figures(boards, histogram));
            return new Figures(over.accuracy(), over.latency(), over.energyJ(), 0);
        }

        /** A system on every board. */
        private List<PricedSystem> priced(int system, List<Changed> changed) {
            List<PricedSystem> boards = new ArrayList<>();
            for (int b = 0; b < pricing.boards().size(); b++) {
                boards.add(pricing.priced(b, system));
            }
            changed.forEach(each -> boards.set(each.board(), repriced(system, each)));
            return boards;
        }

        private PricedSystem repriced(int system, Changed changed) {
            var network = Objects.requireNonNull(
                    pricing.subject().systems().get(system).network());
            return new PricedSystem(
                    CostTables.of(network, changed.platform(), visited.get(changed.board())),
                    spec.latencyBudgetS(),
                    spec.periodS());
        }
    }
}
