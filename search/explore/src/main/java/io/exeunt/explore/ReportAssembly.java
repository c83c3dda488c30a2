package io.exeunt.explore;

import io.exeunt.explore.Exploration.Found;
import io.exeunt.explore.result.Assumption;
import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Certification;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.DomainClocks;
import io.exeunt.explore.result.ExitInsight;
import io.exeunt.explore.result.HistoryPoint;
import io.exeunt.explore.result.Knee;
import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.SearchHistory;
import io.exeunt.explore.result.Setting;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.progress.Reproduction;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.search.objective.Constraint.Sense;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.study.GenerationStats;
import io.exeunt.search.study.StudyResult;
import io.exeunt.simulator.result.LatencyStatistic;
import io.exeunt.simulator.trace.ExitTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what a report shows of a finished exploration. */
public final class ReportAssembly {
    private static final double MILLI = 1e-3;
    private static final double MMAC = 1e6;

    private final ExploreSpec spec;
    private final StudySubject subject;
    private final Exploration exploration;
    /** Of the search's own designs. */
    private final DesignDetails details;

    /** For one exploration. */
    public ReportAssembly(Exploration exploration) {
        this.exploration = exploration;
        this.spec = exploration.spec();
        this.subject = exploration.pricing().subject();
        this.details = new DesignDetails(exploration.search(), exploration);
    }

    /**
     * The report.
     *
     * @param assumptions what the boards' numbers rest on
     * @param reproduction how to get the same again
     */
    public StudyReport report(List<Assumption> assumptions, Reproduction reproduction) {
        KeptTrials kept = new KeptTrials(exploration.search());
        List<Design> designs = designs(kept);
        List<Metric> objectives = spec.objectives().stream().map(this::metric).toList();
        Certification certification = certification();
        DetailedFront front = new DetailedFront(exploration, details, kept, designs);
        KneeChoice choice = KneeChoice.of(exploration.search().result().front(), spec, certification);
        return new StudyReport(
                spec.title(),
                setting(),
                objectives,
                limits(),
                designs,
                kept.counted(),
                knee(choice),
                front.details(),
                insight(choice),
                front.examples(choice.knee()),
                subject.curves(),
                certification,
                baselines(),
                new ContestAssembly(exploration, details.paths()).of(WinnerWalk.axis(objectives), kept, designs),
                history(),
                details.unscored(),
                assumptions,
                reproduction);
    }

    private List<Design> designs(KeptTrials kept) {
        return kept.kept().stream()
                .map(trial -> details.design(
                        trial.evaluation().id(),
                        exploration.search().space().decode(trial.evaluation().point()),
                        trial.standing()))
                .toList();
    }

    private Setting setting() {
        List<Board> boards = exploration.pricing().boards();
        StudySystem largest = subject.systems().stream()
                .max(Comparator.comparingInt(StudySystem::exits))
                .orElseThrow();
        return new Setting(
                subject.network(),
                boards.isEmpty() ? "no board: operations are counted" : names(boards, " + "),
                subject.dataset(),
                splits(),
                largest.trace().exitNames(),
                largest.segmentNames(),
                domains(),
                boards.stream().map(Board::name).toList(),
                boards.size() > 1 ? spec.across().key() : "",
                subject.systems().stream().map(StudySystem::name).toList());
    }

    private static String names(List<Board> boards, String between) {
        return boards.size() == 1
                ? boards.get(0).platform().id()
                : String.join(between, boards.stream().map(Board::name).toList());
    }

    private List<Setting.Split> splits() {
        ExitTrace trace = subject.reference().trace();
        List<Setting.Split> splits = new ArrayList<>();
        if (subject.trainSamples() > 0) {
            splits.add(new Setting.Split("train", subject.trainSamples(), "training of the network"));
        }
        splits.add(new Setting.Split("fit", trace.fit().samples(), "thresholds and search; held out of training"));
        exploration.pricing().kept().stream()
                .findFirst()
                .ifPresent(kept -> splits.add(new Setting.Split(
                        kept.name(),
                        kept.samples(),
                        "part of fit that no search has seen; limits are certified on it")));
        splits.add(new Setting.Split("report", trace.report().samples(), "final figures; nothing was tuned on it"));
        return splits;
    }

    /** The domains of each group of boards; named after its first board where there are several. */
    private List<DomainClocks> domains() {
        List<ClockGroup> groups = exploration.search().space().groups();
        List<DomainClocks> domains = new ArrayList<>();
        for (ClockGroup group : groups) {
            String owner = groups.size() == 1 ? "" : group.name() + " ";
            group.states().domains().forEach(domain -> domains.add(clocks(owner, domain)));
        }
        return domains;
    }

    private static DomainClocks clocks(String owner, DvfsDomain domain) {
        return new DomainClocks(
                owner + domain.id(),
                domain.opps().points().stream().map(OperatingPoint::freqHz).toList());
    }

    private Metric metric(DesignObjective objective) {
        return switch (objective) {
            case ERROR -> Metric.ERROR;
            case ENERGY -> Metric.ENERGY;
            case LATENCY -> latency(spec.budget().latencyStatistic());
            case MACS -> Metric.MACS;
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
        DesignBudget budget = spec.budget();
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
        if (Double.isFinite(budget.macsBudgetMmac())) {
            limits.add(new Limit(Metric.MACS, Sense.AT_MOST, budget.macsBudgetMmac() * MMAC));
        }
        return limits;
    }

    private @Nullable Certification certification() {
        return spec.budget().isCertified() && !limits().isEmpty()
                ? new Certifier(exploration, limits()).certified()
                : null;
    }

    private @Nullable Knee knee(KneeChoice choice) {
        Found found = exploration.search();
        if (choice.knee().isEmpty()) {
            return null;
        }
        Evaluation knee = choice.knee().get();
        EarlyExitDesign design = found.space().decode(knee.point());
        return new Knee(
                knee.id(),
                "report",
                details.outcome(design),
                choice.among(),
                new TrustAssembly(exploration, latency(spec.budget().latencyStatistic())).of(design));
    }

    /** Exits alone, and classes under the knee. */
    private ExitInsight insight(KneeChoice choice) {
        ExitInsightAssembly assembly = new ExitInsightAssembly(subject);
        List<ExitInsight.ClassShare> classes = choice.knee()
                .map(knee -> exploration.search().space().decode(knee.point()))
                .flatMap(design -> details.decisions(design)
                        .map(decisions -> assembly.classes(design.rule().system(), decisions)))
                .orElse(List.of());
        return new ExitInsight(assembly.exits(), classes);
    }

    private List<Baseline> baselines() {
        List<Baseline> baselines = new ArrayList<>();
        baselines.add(plain(Baseline.Kind.NO_EXITS_MAX_CLOCKS, exploration.withoutExits()));
        if (!exploration.pricing().boards().isEmpty()) {
            baselines.add(plain(Baseline.Kind.NO_EXITS_BEST_STATIC, exploration.withoutExitsBestStatic()));
        }
        exploration
                .exitsAtMaxClocks()
                .flatMap(found -> knee(Baseline.Kind.EXITS_MAX_CLOCKS, found, "designs at maximum clocks"))
                .ifPresent(baselines::add);
        exploration
                .randomSearch()
                .flatMap(found -> knee(Baseline.Kind.RANDOM_SEARCH, found, "random designs"))
                .ifPresent(baselines::add);
        return baselines;
    }

    private Baseline plain(Baseline.Kind kind, EarlyExitDesign design) {
        String id = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Baseline(kind, "", details.design(id, design, Standing.FRONT));
    }

    private Optional<Baseline> knee(Baseline.Kind kind, Found found, String of) {
        StudyResult result = found.result();
        String note = "knee of " + result.evaluations().size() + " " + of;
        DesignDetails others = new DesignDetails(found, exploration);
        return KneeChoice.of(result.front(), spec)
                .knee()
                .map(knee -> new Baseline(
                        kind, note, others.design(knee.id(), found.space().decode(knee.point()), Standing.FRONT)));
    }

    private String algorithm() {
        return switch (spec.search().algorithm()) {
            case NSGA2 -> "NSGA-II, population " + spec.search().population();
            case RANDOM -> "random search";
            case EXHAUSTIVE -> "exhaustive search";
        };
    }

    private SearchHistory history() {
        StudyResult result = exploration.search().result();
        List<Double> reference = new ArrayList<>();
        for (int i = 0; i < spec.objectives().size(); i++) {
            reference.add(spec.objectives().get(i).si(result.box().reference().get(i)));
        }
        return new SearchHistory(
                algorithm(),
                progress(result),
                exploration
                        .randomSearch()
                        .map(found -> progress(found.result()))
                        .orElse(List.of()),
                reference,
                result.box().describe(),
                ImportanceAssembly.of(exploration));
    }

    private static List<HistoryPoint> progress(StudyResult result) {
        return result.history().stream().map(ReportAssembly::progress).toList();
    }

    private static HistoryPoint progress(GenerationStats stats) {
        return new HistoryPoint(
                stats.generation(), stats.evaluations(), stats.hypervolume(), stats.feasibleShare(), stats.frontSize());
    }
}
