package io.exeunt.policies.dl4j.eenet;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.policies.exit.OraclePolicy;
import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.policies.exit.ThresholdRule;
import io.exeunt.policies.score.Score;
import io.exeunt.policies.score.ScoreColumns;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.TraceSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Writes the table of docs/policies.md to target/learned-figures.md; minutes of training, so only when asked for. */
@EnabledIfSystemProperty(named = "exeunt.figures", matches = "true", disabledReason = "run with -Dexeunt.figures=true")
class LearnedFiguresIT {
    private static final int BUDGETS = 10;

    private final ExitTrace trace = Traces.resNet20();
    private final ExitCosts costs = Traces.resNet20Costs();
    private final int[] all = ExitSet.all(trace.exits()).indices();
    private final double[] cost = KeptExits.costs(costs, all);

    private record Named(String name, Decisions decisions, Figures figures) {}

    private Named named(String name, Decisions decisions) {
        return new Named(name, decisions, Figures.of(decisions, costs));
    }

    @Test
    void tabulate() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| budget | best threshold, geometric shares | best threshold, chosen directly | `eenet` | `eenet-exeunt`"
                        + " | gain over the better threshold [95 %] | oracle |");
        lines.add("|---|---|---|---|---|---|---|");
        for (int i = 0; i < BUDGETS; i++) {
            double share = 0.05 + i * 0.85 / (BUDGETS - 1);
            lines.add(row(cost[0] + share * (cost[cost.length - 1] - cost[0])));
        }
        Files.write(Path.of("target", "learned-figures.md"), lines);
        assertThat(lines).hasSize(BUDGETS + 2);
    }

    private String row(double budget) {
        FitContext context = new FitContext(trace.fit(), ExitSet.all(trace.exits()), costs, budget, 1);
        Named geometric = best(context, this::geometric);
        Named direct = best(context, this::direct);
        Named eenet = named("", new EenetPolicy().train(context).decide(trace.report()));
        Named ours = named("", new ExeuntSchedulerPolicy().train(context).decide(trace.report()));
        Named better = geometric.figures().accuracy() > direct.figures().accuracy() ? geometric : direct;
        PairedBootstrap gain =
                PairedBootstrap.of(ours.decisions().right(), better.decisions().right(), 1);
        double oracle = new OraclePolicy(ExitSet.all(trace.exits()), costs, budget)
                .paths(trace.report())
                .accuracy();
        return String.format(
                Locale.ROOT,
                "| %.2f | %s | %s | %s | %s | %+.4f [%+.4f, %+.4f] | %.4f |",
                budget,
                cell(geometric, budget),
                cell(direct, budget),
                cell(eenet, budget),
                cell(ours, budget),
                gain.difference(),
                gain.low(),
                gain.high(),
                oracle);
    }

    private static String cell(Named named, double budget) {
        Figures figures = named.figures();
        boolean over = figures.meanCost() > budget * 1.02 + 2 * figures.costError();
        return String.format(
                        Locale.ROOT,
                        "%s %.4f at %.2f%s",
                        named.name(),
                        figures.accuracy(),
                        figures.meanCost(),
                        over ? " (over)" : "")
                .strip();
    }

    private interface Baseline {
        Decisions decide(FitContext context, Score score);
    }

    private Named best(FitContext context, Baseline baseline) {
        return List.of(Score.MAX_SOFTMAX, Score.MARGIN, Score.ENTROPY).stream()
                .map(score -> named(score.id(), baseline.decide(context, score)))
                .max(Comparator.comparingDouble(named -> named.figures().accuracy()))
                .orElseThrow();
    }

    private Decisions geometric(FitContext context, Score score) {
        ThresholdPolicy fitted = (ThresholdPolicy) new ThresholdRule(score).fit(context);
        int[] heads = new ExitSet(all.length, fitted.heads()).indices();
        StopScores scores = scores(trace.report(), score, heads);
        double[] thresholds = new double[heads.length];
        for (int i = 0; i < heads.length; i++) {
            thresholds[i] = fitted.threshold(heads[i]);
        }
        return Decisions.of(scores.leave(thresholds), scores.right(), heads);
    }

    private Decisions direct(FitContext context, Score score) {
        StopScores fit = scores(trace.fit(), score, all);
        double[] thresholds =
                new BudgetedThresholds(fit, cost, context.budget()).solve().thresholds();
        StopScores report = scores(trace.report(), score, all);
        return Decisions.of(report.leave(thresholds), report.right(), all);
    }

    private static StopScores scores(TraceSplit split, Score score, int[] kept) {
        ScoreColumns columns = ScoreColumns.of(split, score);
        double[][] rows = new double[kept.length][];
        boolean[][] right = new boolean[kept.length][split.samples()];
        for (int i = 0; i < kept.length; i++) {
            rows[i] = columns.column(kept[i]);
            for (int n = 0; n < split.samples(); n++) {
                right[i][n] = split.correct(kept[i], n);
            }
        }
        return StopScores.of(rows, right);
    }
}
