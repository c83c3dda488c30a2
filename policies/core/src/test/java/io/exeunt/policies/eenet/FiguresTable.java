package io.exeunt.policies.eenet;

import io.exeunt.policies.exit.OraclePolicy;
import io.exeunt.policies.exit.ThresholdRule;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.trace.ExitTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;

/** Learned policies beside threshold baselines on one trace, at ten budgets from 5 % to 90 % of the way to the dearest exit. */
@NullUnmarked
record FiguresTable(String name, ExitTrace trace, ExitCosts costs) {
    private static final int BUDGETS = 10;

    /**
     * A policy's result.
     *
     * @param fitAccuracy by which the baseline is chosen: on report it would be tuned
     */
    private record Entry(String name, SampleDecisions report, double fitAccuracy) {}

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%n### %s: %d exits, %d classes, fit %d, report %d%n",
                name,
                trace.exits(),
                trace.fit().classes(),
                trace.fit().samples(),
                trace.report().samples()));
        lines.add(
                "| budget | best threshold on fit | `eenet` | `eenet-exeunt` | gain over threshold [95 %] | oracle | seconds |");
        lines.add("|---|---|---|---|---|---|---|");
        double[] cost = KeptExits.costs(costs, ExitSet.all(trace.exits()).indices());
        for (int i = 0; i < BUDGETS; i++) {
            double share = 0.05 + i * 0.85 / (BUDGETS - 1);
            lines.add(row(cost[0] + share * (cost[cost.length - 1] - cost[0])));
        }
        return lines;
    }

    private String row(double budget) {
        ExitSet all = ExitSet.all(trace.exits());
        FitContext context = new FitContext(trace.fit(), all, costs, budget, 1);
        Entry threshold = List.of(Score.MAX_SOFTMAX, Score.MARGIN, Score.ENTROPY).stream()
                .map(score -> entry(score.id(), new ThresholdRule(score).fit(context)))
                .max(Comparator.comparingDouble(Entry::fitAccuracy))
                .orElseThrow();
        Entry eenet = entry("", new EenetPolicy().fit(context));
        long start = System.nanoTime();
        Entry ours = entry("", new ExeuntSchedulerPolicy().fit(context));
        double seconds = (System.nanoTime() - start) * 1e-9;
        PairedBootstrap gain =
                PairedBootstrap.of(ours.report().right(), threshold.report().right(), 1);
        return String.format(
                Locale.ROOT,
                "| %.4g | %s | %s | %s | %+.4f [%+.4f, %+.4f] | %.4f | %.1f |",
                budget,
                cell(threshold, budget),
                cell(eenet, budget),
                cell(ours, budget),
                gain.difference(),
                gain.low(),
                gain.high(),
                new OraclePolicy(all, costs, budget).paths(trace.report()).accuracy(),
                seconds);
    }

    private Entry entry(String policy, FittedPolicy fitted) {
        return new Entry(
                policy,
                fitted.decisions(trace.report()),
                fitted.paths(trace.fit()).accuracy());
    }

    private String cell(Entry entry, double budget) {
        SampleDecisions report = entry.report();
        double[] cost = IntStream.range(0, report.samples())
                .mapToDouble(i -> costs.of(report.pathOf(i)))
                .toArray();
        double mean = IntStream.range(0, cost.length)
                .mapToDouble(i -> cost[i])
                .average()
                .orElseThrow();
        double variance = IntStream.range(0, cost.length)
                .mapToDouble(i -> (cost[i] - mean) * (cost[i] - mean))
                .average()
                .orElseThrow();
        boolean over = mean > budget * 1.02 + 2 * Math.sqrt(variance / cost.length);
        return String.format(
                        Locale.ROOT,
                        "%s %.4f at %.4g%s",
                        entry.name(),
                        report.histogram().accuracy(),
                        mean,
                        over ? " (over)" : "")
                .strip();
    }
}
