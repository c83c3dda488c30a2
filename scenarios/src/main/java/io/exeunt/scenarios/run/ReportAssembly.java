package io.exeunt.scenarios.run;

import io.exeunt.explore.DesignBudget;
import io.exeunt.explore.DesignObjective;
import io.exeunt.explore.EarlyExitDesign;
import io.exeunt.explore.result.Assumption;
import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.ClockDomain;
import io.exeunt.explore.result.Knee;
import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Progress;
import io.exeunt.explore.result.SearchHistory;
import io.exeunt.explore.result.Setting;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.progress.Reproduction;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.scenarios.run.Exploration.Found;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.search.objective.Constraint.Sense;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.study.GenerationStats;
import io.exeunt.search.study.StudyResult;
import io.exeunt.simulator.result.LatencyStatistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what a report shows of a finished exploration. */
final class ReportAssembly {
    private static final double MILLI = 1e-3;

    private final Scenario scenario;
    private final Learned learned;
    private final Exploration exploration;
    private final ReportDesigns designs;

    ReportAssembly(Scenario scenario, Learned learned, Exploration exploration) {
        this.scenario = scenario;
        this.learned = learned;
        this.exploration = exploration;
        this.designs = new ReportDesigns(exploration, learned.trace());
    }

    /**
     * The report.
     *
     * @param assumptions what the device's numbers rest on
     * @param reproduction how to get the same again
     */
    StudyReport report(List<Assumption> assumptions, Reproduction reproduction) {
        return new StudyReport(
                scenario.name(),
                setting(),
                scenario.objectives().stream().map(this::metric).toList(),
                limits(),
                designs.all(exploration.search()),
                knee(),
                baselines(),
                history(),
                List.of(),
                assumptions,
                reproduction);
    }

    private Setting setting() {
        var network = learned.network();
        var platform = exploration.engine().tables().platform();
        List<Setting.Split> splits = List.of(
                new Setting.Split("train", learned.trainSamples(), "training of the network"),
                new Setting.Split(
                        "fit", learned.trace().fit().samples(), "thresholds and search; held out of training"),
                new Setting.Split(
                        "report", learned.trace().report().samples(), "final figures; nothing was tuned on it"));
        return new Setting(
                network.name(),
                platform.id(),
                scenario.data().set(),
                splits,
                network.exitNames(),
                network.segments().stream().map(segment -> segment.name()).toList(),
                platform.states().domains().stream().map(ReportAssembly::clocks).toList());
    }

    private static ClockDomain clocks(DvfsDomain domain) {
        return new ClockDomain(
                domain.id(),
                domain.opps().points().stream().map(OperatingPoint::freqHz).toList());
    }

    private Metric metric(DesignObjective objective) {
        return switch (objective) {
            case ERROR -> Metric.ERROR;
            case ENERGY -> Metric.ENERGY;
            case LATENCY -> latency(scenario.budget().latencyStatistic());
        };
    }

    private static Metric latency(LatencyStatistic statistic) {
        return switch (statistic) {
            case MEAN -> Metric.LATENCY_MEAN;
            case P50 -> Metric.LATENCY_P50;
            case P95 -> Metric.LATENCY_P95;
            case P99 -> Metric.LATENCY_P99;
            case WORST -> Metric.LATENCY_WORST;
        };
    }

    private List<Limit> limits() {
        DesignBudget budget = scenario.budget();
        List<Limit> limits = new ArrayList<>();
        if (Double.isFinite(budget.latencyBudgetMs())) {
            limits.add(new Limit(latency(budget.latencyStatistic()), Sense.AT_MOST, budget.latencyBudgetMs() * MILLI));
        }
        if (budget.minAccuracy() > 0) {
            limits.add(new Limit(Metric.ACCURACY, Sense.AT_LEAST, budget.minAccuracy()));
        }
        if (Double.isFinite(budget.energyBudgetMj())) {
            limits.add(new Limit(Metric.ENERGY, Sense.AT_MOST, budget.energyBudgetMj() * MILLI));
        }
        return limits;
    }

    private @Nullable Knee knee() {
        Optional<Evaluation> knee = exploration.search().result().front().knee();
        if (knee.isEmpty()) {
            return null;
        }
        EarlyExitDesign design = exploration.search().space().decode(knee.get().point());
        var policy = exploration.rules().policy(design);
        return new Knee(
                knee.get().id(),
                "report",
                designs.outcome(design, policy, learned.trace().report()));
    }

    private List<Baseline> baselines() {
        List<Baseline> baselines = new ArrayList<>();
        baselines.add(plain(Baseline.Kind.NO_EXITS_MAX_CLOCKS, exploration.withoutExits()));
        baselines.add(plain(Baseline.Kind.NO_EXITS_BEST_STATIC, exploration.withoutExitsBestStatic()));
        knee(Baseline.Kind.EXITS_MAX_CLOCKS, exploration.exitsAtMaxClocks(), "designs at maximum clocks")
                .ifPresent(baselines::add);
        exploration
                .randomSearch()
                .flatMap(found -> knee(Baseline.Kind.RANDOM_SEARCH, found, "random designs"))
                .ifPresent(baselines::add);
        return baselines;
    }

    private Baseline plain(Baseline.Kind kind, EarlyExitDesign design) {
        String id = exploration.search().space().encode(design).id();
        return new Baseline(kind, "", designs.design(id, design, Standing.FRONT));
    }

    private Optional<Baseline> knee(Baseline.Kind kind, Found found, String of) {
        StudyResult result = found.result();
        String note = "knee of " + result.trials().size() + " " + of;
        return result.front()
                .knee()
                .map(knee -> new Baseline(
                        kind, note, designs.design(knee.id(), found.space().decode(knee.point()), Standing.FRONT)));
    }

    private String algorithm() {
        return switch (scenario.search().algorithm()) {
            case NSGA2 -> "NSGA-II, population " + scenario.search().population();
            case RANDOM -> "random search";
        };
    }

    private SearchHistory history() {
        StudyResult result = exploration.search().result();
        List<Double> reference = new ArrayList<>();
        for (int i = 0; i < scenario.objectives().size(); i++) {
            double value = result.box().reference().get(i);
            reference.add(scenario.objectives().get(i) == DesignObjective.ERROR ? value : value * MILLI);
        }
        return new SearchHistory(
                algorithm(),
                progress(result),
                exploration
                        .randomSearch()
                        .map(found -> progress(found.result()))
                        .orElse(List.of()),
                reference,
                result.box().describe());
    }

    private static List<Progress> progress(StudyResult result) {
        return result.history().stream().map(ReportAssembly::progress).toList();
    }

    private static Progress progress(GenerationStats stats) {
        return new Progress(
                stats.generation(), stats.evaluations(), stats.hypervolume(), stats.feasibleShare(), stats.frontSize());
    }
}
