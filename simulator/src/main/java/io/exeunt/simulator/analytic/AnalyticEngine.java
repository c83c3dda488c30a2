package io.exeunt.simulator.analytic;

import io.exeunt.ground.Check;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathCounts;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.Walk;
import io.exeunt.simulator.result.LatencyDistribution;
import io.exeunt.simulator.result.LatencyStatistic;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.result.PeriodicOutcome;

/**
 * Prices histograms of paths exactly: unloaded service time at batch 1, no coupling between samples. Time and energy of a path are
 *
 * <pre>
 * latency  = Σ_k [ standstill(holds → asked_k) + segment_k + head_k if evaluated ]      k = 0 … exit
 * energy   = the same sum in J + standstills of (holds → rest) and (rest → home)
 * occupied = latency + those standstills + time until rest and home hold
 * </pre>
 *
 * where segments and heads run in the state that holds, which after a request is still the old one until the effective time has passed
 * ({@link Walk}). An inference begins in the governor's home state, in which most governors also rest. Immutable; may be shared between
 * threads.
 */
public final class AnalyticEngine {
    private final CostTables tables;

    /** An engine for one network on one platform. */
    public AnalyticEngine(CostTables tables) {
        this.tables = tables;
    }

    /** The costs this engine prices with. */
    public CostTables tables() {
        return tables;
    }

    /** The states that a governor asks for along a path, one per segment that runs. */
    public int[] states(Path path, Governor governor) {
        Check.inRange("exit", path.exit(), 0, tables.exits() - 1);
        int[] states = new int[path.exit() + 1];
        GovernedWalk.along(path, governor, tables, (k, walk) -> states[k] = walk.wanted());
        return states;
    }

    /** What one inference along a path costs. */
    public PathCost cost(Path path, Governor governor) {
        return cost(path, governor, governor.home(), 0);
    }

    /**
     * What one inference along a path costs that begins while older clocks hold; the home state has been asked for already.
     *
     * @param held state that holds when it begins
     * @param lateS time in s from then until the home state holds, ≥ 0
     */
    public PathCost cost(Path path, Governor governor, int held, double lateS) {
        Check.inRange("exit", path.exit(), 0, tables.exits() - 1);
        EnergyTally energy = new EnergyTally(tables);
        Walk walk = new Walk(tables, held, governor.home(), lateS);
        GovernedWalk.along(path, governor, tables, walk, energy);
        int rest = governor.rest();
        int home = governor.home();
        energy.addSwitch(walk.held(), rest);
        energy.addSwitch(rest, home);
        return new PathCost(walk.latencyS(), walk.back(rest, home), energy.sum());
    }

    /** Everything about a design point; exits at which heads are evaluated count as kept. */
    public Outcome evaluate(PathHistogram histogram, Governor governor) {
        requireWithinNetwork(histogram);
        long heads = histogram.entries().stream()
                .map(PathHistogram.Entry::path)
                .mapToLong(Path::evaluated)
                .reduce(0, (a, b) -> a | b);
        return evaluate(histogram, governor, new ExitSet(tables.exits(), heads));
    }

    /** Everything about a design point that keeps these exits. */
    public Outcome evaluate(PathHistogram histogram, Governor governor, ExitSet kept) {
        requireWithinNetwork(histogram);
        OutcomeTally tally = new OutcomeTally(tables, governor);
        histogram.entries().forEach(tally::add);
        return tally.outcome(kept);
    }

    /** Where the cycles of a design point go. */
    public CycleCounts cycles(PathHistogram histogram, Governor governor) {
        requireWithinNetwork(histogram);
        WorkTally work = new WorkTally(tables);
        for (PathHistogram.Entry entry : histogram.entries()) {
            GovernedWalk.along(entry.path(), governor, tables, (k, walk) -> {
                work.addSegment(k, walk.segment(), entry.count());
                if (walk.asked()) {
                    work.addHead(k, walk.head(), entry.count());
                }
            });
        }
        return work.cycles(histogram.samples());
    }

    /**
     * Everything about a design point that answers one inference per period: what it spends idling counts as well, for every governor
     * in the same way, so that racing and dawdling can be compared.
     *
     * @param periodS time in s from one inference to the next, > 0
     */
    public PeriodicOutcome evaluatePeriodic(PathHistogram histogram, Governor governor, ExitSet kept, double periodS) {
        return new IdleTally(this, governor, Check.positive("periodS", periodS))
                .outcome(evaluate(histogram, governor, kept), histogram);
    }

    /**
     * The figures a search asks for, of a rule that asks every head of a fixed set until one lets the sample go. Equals
     * {@link #evaluate} of {@link PathHistogram#ofExits} but for rounding; allocates nothing but its result.
     *
     * @param heads bits of the heads asked
     * @param counts [exit], number of samples that left there
     * @param correct [exit], number of those answered right
     * @param schedule clocks
     */
    public BriefOutcome evaluateFigures(long heads, int[] counts, int[] correct, FrequencySchedule schedule) {
        long samples = sum(counts);
        Check.positive("samples", samples);
        int home = schedule.home();
        int rest = schedule.rest();
        Walk walk = new Walk(tables, home);
        double latencyS = 0;
        double latencySum = 0;
        double energySum = 0;
        double p50 = Double.NaN;
        double p95 = Double.NaN;
        double p99 = Double.NaN;
        long left = 0;
        for (int k = 0; left < samples; k++) {
            walk.step(k, schedule.state(k), (heads >>> k & 1) != 0);
            latencyS = walk.latencyS();
            left += counts[k];
            latencySum += counts[k] * latencyS;
            energySum += counts[k] * (walk.energyJ() + walk.backJ(rest, home));
            p50 = Double.isNaN(p50) && LatencyStatistic.P50.reachedBy(left, samples) ? latencyS : p50;
            p95 = Double.isNaN(p95) && LatencyStatistic.P95.reachedBy(left, samples) ? latencyS : p95;
            p99 = Double.isNaN(p99) && LatencyStatistic.P99.reachedBy(left, samples) ? latencyS : p99;
        }
        LatencyDistribution latency = new LatencyDistribution(latencySum / samples, p50, p95, p99, latencyS);
        return new BriefOutcome((double) sum(correct) / samples, latency, energySum / samples);
    }

    /** The figures a search asks for, of any rule under any governor; the fast way where rule and clocks allow it. */
    public BriefOutcome figures(PathCounts counts, Governor governor) {
        if (counts instanceof ExitCounts exits && governor instanceof FrequencySchedule schedule) {
            return evaluateFigures(exits.heads(), exits.counts(), exits.correct(), schedule);
        }
        Outcome outcome = evaluate(counts.histogram(), governor);
        return new BriefOutcome(
                outcome.accuracy(), outcome.latency(), outcome.energy().totalJ());
    }

    private void requireWithinNetwork(PathHistogram histogram) {
        Check.inRange("deepest exit", histogram.deepestExit(), 0, tables.exits() - 1);
    }

    private static long sum(int[] values) {
        long sum = 0;
        for (int value : values) {
            sum += value;
        }
        return sum;
    }
}
