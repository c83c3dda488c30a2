package io.exeunt.explore;

import io.exeunt.explore.Exploration.Found;
import io.exeunt.explore.result.Assumption;
import io.exeunt.explore.result.Certification;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Detail;
import io.exeunt.explore.result.Evenly;
import io.exeunt.explore.result.ExitInsight;
import io.exeunt.explore.result.Knee;
import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.progress.Reproduction;
import io.exeunt.search.objective.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts together what a report shows of a finished exploration. */
public final class ReportAssembly {
    /** Most designs of the front that are kept in detail. */
    private static final int DETAILED = 300;

    private final ExploreSpec spec;
    private final StudySubject subject;
    private final Exploration exploration;
    private final ReportMetrics metrics;
    /** Of the search's own designs. */
    private final DesignDetails details;

    /** For one exploration. */
    public ReportAssembly(Exploration exploration) {
        this.exploration = exploration;
        this.spec = exploration.spec();
        this.subject = exploration.pricing().subject();
        this.metrics = new ReportMetrics(spec);
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
        List<Metric> objectives = metrics.objectives();
        Certification certification = certification();
        return new StudyReport(
                spec.title(),
                new SettingAssembly(exploration).setting(),
                objectives,
                metrics.limits(),
                designs,
                kept.counted(),
                knee(certification),
                detailed(kept, designs),
                insight(),
                subject.curves(),
                certification,
                new BaselineAssembly(exploration, details).baselines(),
                new ContestAssembly(exploration, details.paths()).of(WinnerWalk.axis(objectives), kept, designs),
                new HistoryAssembly(exploration).history(),
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

    /** Where time and energy of the front's designs go: of all, or of some evenly spaced by accuracy. */
    private List<Detail> detailed(KeptTrials kept, List<Design> designs) {
        List<Design> front = designs.stream()
                .filter(design -> design.standing() == Standing.FRONT && design.report() != null)
                .toList();
        Set<String> wanted = Evenly.of(Evenly.byAccuracy(front), DETAILED).stream()
                .map(Design::id)
                .collect(Collectors.toSet());
        List<Detail> found = new ArrayList<>();
        for (KeptTrials.Kept trial : kept.kept()) {
            if (wanted.contains(trial.evaluation().id())) {
                EarlyExitDesign design =
                        exploration.search().space().decode(trial.evaluation().point());
                Optional.ofNullable(details.outcome(design))
                        .ifPresent(outcome ->
                                found.add(new Detail(trial.evaluation().id(), outcome)));
            }
        }
        return found;
    }

    private @Nullable Certification certification() {
        List<Limit> limits = metrics.limits();
        return spec.budget().isCertified() && !limits.isEmpty() ? new Certifier(exploration, limits).certified() : null;
    }

    private @Nullable Knee knee(@Nullable Certification certification) {
        Found found = exploration.search();
        KneeChoice choice = KneeChoice.of(found.result().front(), spec, certification);
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
                new TrustAssembly(exploration, metrics.latency()).of(design));
    }

    /** Exits alone, and classes under the knee. */
    private ExitInsight insight() {
        ExitInsightAssembly assembly = new ExitInsightAssembly(subject);
        Found found = exploration.search();
        List<ExitInsight.ClassShare> classes = KneeChoice.of(found.result().front(), spec)
                .knee()
                .map(knee -> found.space().decode(knee.point()))
                .flatMap(design -> details.decisions(design)
                        .map(decisions -> assembly.classes(design.rule().system(), decisions)))
                .orElse(List.of());
        return new ExitInsight(assembly.exits(), classes);
    }
}
