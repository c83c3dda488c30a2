package io.exeunt.simulator.analytic;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.Walk;
import io.exeunt.simulator.result.LatencyStatistic;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Paths to be run, and the latency figure that matters of them.
 *
 * @param bundles the paths
 * @param ends [bundle][exit], how the latency figure weighs answers: by share for a mean, 1 at one exit for a percentile
 */
record ScheduleProblem(CostTables tables, List<PathBundle> bundles, List<double[]> ends) {
    static ScheduleProblem of(CostTables tables, PathHistogram histogram, LatencyStatistic statistic) {
        Check.inRange("deepest exit", histogram.deepestExit(), 0, tables.exits() - 1);
        List<PathBundle> bundles = PathBundle.of(histogram, tables.exits());
        if (statistic == LatencyStatistic.MEAN) {
            return new ScheduleProblem(
                    tables, bundles, bundles.stream().map(PathBundle::leaving).toList());
        }
        requireNested(histogram, statistic);
        Check.require(
                tables.punctual() || bundles.size() == 1,
                "paths for " + statistic + " where new clocks hold late",
                "asking the same heads",
                bundles.size() + " kinds");
        Path path = percentilePath(histogram, statistic);
        return new ScheduleProblem(tables, bundles, endingAt(path, bundles, tables.exits()));
    }

    /** Whether a latency figure of these paths is a sum over segments, whatever the clocks. */
    static boolean isSum(CostTables tables, PathHistogram histogram, LatencyStatistic statistic) {
        return statistic == LatencyStatistic.MEAN
                || isNested(histogram)
                        && (tables.punctual()
                                || PathBundle.of(histogram, tables.exits()).size() == 1);
    }

    private static boolean isNested(PathHistogram histogram) {
        return IntStream.range(1, histogram.entries().size())
                .allMatch(i -> isNested(
                        histogram.entries().get(i - 1).path(),
                        histogram.entries().get(i).path()));
    }

    private static boolean isNested(Path shallow, Path deep) {
        return deep.exit() >= shallow.exit() && (shallow.evaluated() & ~deep.evaluated()) == 0;
    }

    private static List<double[]> endingAt(Path path, List<PathBundle> bundles, int exits) {
        List<double[]> ends = bundles.stream().map(bundle -> new double[exits]).toList();
        int b = 0;
        while (!bundles.get(b).holds(path)) {
            b++;
        }
        ends.get(b)[path.exit()] = 1;
        return ends;
    }

    private static Path percentilePath(PathHistogram histogram, LatencyStatistic statistic) {
        long atOrBelow = 0;
        for (PathHistogram.Entry entry : histogram.entries()) {
            atOrBelow += entry.count();
            if (statistic.reachedBy(atOrBelow, histogram.samples())) {
                return entry.path();
            }
        }
        throw new AssertionError("All samples are at or below the last path");
    }

    private static void requireNested(PathHistogram histogram, LatencyStatistic statistic) {
        for (int i = 1; i < histogram.entries().size(); i++) {
            Path shallow = histogram.entries().get(i - 1).path();
            Path deep = histogram.entries().get(i).path();
            Check.require(
                    isNested(shallow, deep), "paths for " + statistic, "each a continuation of those before", deep);
        }
    }

    /** Whether the dynamic programme finds the best schedule. */
    boolean exact() {
        return tables.punctual() || bundles.size() == 1;
    }

    /**
     * A schedule and a bound.
     *
     * @param bound no schedule costs less, by the weights asked for
     */
    record Solution(ScheduleChoice choice, double bound) {}

    Solution solve(double perJ, double perS) {
        if (exact()) {
            ScheduleProgram program =
                    new ScheduleProgram(tables, ScheduleWeights.of(bundles, ends, tables.exits()), perJ, perS);
            ScheduleChoice choice = choice(FrequencySchedule.of(program.solve()));
            return new Solution(choice, program.cost());
        }
        double bound = 0;
        ScheduleDescent descent = descent(schedule -> new ScheduleWorth(0, value(schedule, perJ, perS)));
        ScheduleDescent.Found best = bestFlat(descent);
        for (int b = 0; b < bundles.size(); b++) {
            ScheduleProgram alone = new ScheduleProgram(
                    tables,
                    ScheduleWeights.of(List.of(bundles.get(b)), List.of(ends.get(b)), tables.exits()),
                    perJ,
                    perS);
            best = best.better(descent.found(FrequencySchedule.of(alone.solve())));
            bound += alone.cost();
        }
        return new Solution(choice(descent.improve(best.schedule()).schedule()), bound);
    }

    private ScheduleDescent.Found bestFlat(ScheduleDescent descent) {
        return IntStream.range(0, tables.states())
                .mapToObj(state -> descent.found(FrequencySchedule.flat(tables.exits(), state)))
                .reduce(ScheduleDescent.Found::better)
                .orElseThrow();
    }

    ScheduleDescent descent(Function<FrequencySchedule, ScheduleWorth> worth) {
        int deepest = bundles.stream().mapToInt(PathBundle::deepest).max().orElse(0);
        return new ScheduleDescent(tables.states(), deepest + 1, false, worth);
    }

    ScheduleChoice choice(FrequencySchedule schedule) {
        double energyJ = energyJ(schedule);
        return new ScheduleChoice(schedule, energyJ, latencyS(schedule), energyJ);
    }

    private double value(FrequencySchedule schedule, double perJ, double perS) {
        return (perJ == 0 ? 0 : perJ * energyJ(schedule)) + perS * latencyS(schedule);
    }

    double energyJ(FrequencySchedule schedule) {
        double sum = 0;
        for (PathBundle bundle : bundles) {
            Walk walk = new Walk(tables, schedule.home());
            for (int k = 0; k <= bundle.deepest(); k++) {
                walk.step(k, schedule.state(k), bundle.asks(k));
                sum += bundle.leaving()[k] == 0
                        ? 0
                        : bundle.leaving()[k] * (walk.energyJ() + walk.backJ(schedule.rest(), schedule.home()));
            }
        }
        return sum;
    }

    double latencyS(FrequencySchedule schedule) {
        double sum = 0;
        for (int b = 0; b < bundles.size(); b++) {
            Walk walk = new Walk(tables, schedule.home());
            for (int k = 0; k <= bundles.get(b).deepest(); k++) {
                walk.step(k, schedule.state(k), bundles.get(b).asks(k));
                sum += ends.get(b)[k] == 0 ? 0 : ends.get(b)[k] * walk.latencyS();
            }
        }
        return sum;
    }
}
