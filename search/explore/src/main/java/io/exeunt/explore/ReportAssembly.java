package io.exeunt.explore;

import io.exeunt.explore.Exploration.Found;
import io.exeunt.explore.result.Assumption;
import io.exeunt.explore.result.Certification;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.ExitInsight;
import io.exeunt.explore.result.Knee;
import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Notice;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.progress.Reproduction;
import io.exeunt.search.objective.Evaluation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together what a report shows of a finished exploration. */
public final class ReportAssembly {
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
        DetailedFront front = new DetailedFront(exploration, details, kept, designs);
        KneeChoice choice = KneeChoice.of(exploration.search().front(), spec, certification);
        return new StudyReport(
                spec.title(),
                new SettingAssembly(exploration).setting(),
                objectives,
                metrics.limits(),
                designs,
                kept.counted(),
                knee(choice),
                front.details(),
                insight(choice),
                front.examples(choice.knee()),
                subject.curves(),
                certification,
                new BaselineAssembly(exploration, details).baselines(),
                new ContestAssembly(exploration, details.paths()).of(WinnerWalk.axis(objectives), kept, designs),
                new HistoryAssembly(exploration).history(),
                notices(),
                assumptions,
                reproduction);
    }

    private List<Notice> notices() {
        List<Notice> notices = new ArrayList<>(details.unscored());
        RefinedNotice.of(exploration.search()).ifPresent(notices::add);
        return notices;
    }

    private List<Design> designs(KeptTrials kept) {
        return kept.kept().stream()
                .map(trial -> details.design(
                        trial.evaluation().id(),
                        exploration.search().space().decode(trial.evaluation().point()),
                        trial.standing()))
                .toList();
    }

    private @Nullable Certification certification() {
        List<Limit> limits = metrics.limits();
        return spec.budget().isCertified() && !limits.isEmpty() ? new Certifier(exploration, limits).certified() : null;
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
                new TrustAssembly(exploration, metrics.latency()).of(design));
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
}
