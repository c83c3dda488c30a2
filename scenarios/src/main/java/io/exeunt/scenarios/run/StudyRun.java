package io.exeunt.scenarios.run;

import io.exeunt.explore.Board;
import io.exeunt.explore.Exploration;
import io.exeunt.explore.Explorer;
import io.exeunt.explore.LoadTask;
import io.exeunt.explore.ReportAssembly;
import io.exeunt.explore.StudySubject;
import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Evenly;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.parallel.Workers;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.reports.insight.FrontSketch;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.StudyMode;
import io.exeunt.scenarios.workbench.Summary;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.study.StudyChangedException;
import io.exeunt.search.study.StudyResult;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One study, from a scenario to the files of its folder. */
final class StudyRun {
    /** Designs of an earlier study that a search begins with, by the size of its population. */
    private static final int MOST_PER_POPULATION = 2;

    private final LocalWorkbench workbench;
    private final Scenario scenario;
    private final PhaseLog log;
    private final StudyFolder folder;

    StudyRun(LocalWorkbench workbench, Scenario scenario, PhaseLog log) {
        this.workbench = workbench;
        this.scenario = scenario;
        this.log = log;
        this.folder =
                new StudyFolder(scenario.report().folder().toAbsolutePath().normalize());
    }

    /**
     * Gets the subject, searches and writes down what was found.
     *
     * @param withReport whether to write report.html and the pictures beside the tables
     */
    Summary run(StudyMode mode, boolean withReport) {
        List<Board> boards = workbench.ground().boards(scenario.devices());
        try (StudyClaim claim = StudyClaim.take(folder)) {
            claim.ready(mode, scenario);
            return run(boards, withReport);
        }
    }

    private Summary run(List<Board> boards, boolean withReport) {
        StudyGround.Priced ground = workbench.ground().subject(scenario, log);
        StudySubject subject = ground.subject();
        TraceWarnings.tell(subject, log);
        StudyFiles files = new StudyFiles(folder);
        Exploration exploration = explore(ground, boards);
        files.writeScenario(scenario);
        folder.inputs().write(subject, scenario.exploration(), boards, scenario.devices());
        Reproductions reproductions = new Reproductions(workbench.version(), scenario, log);
        StudyReport report = log.run("report", "", () -> {
            StudyReport made = new ReportAssembly(exploration)
                    .report(Assumptions.of(scenario.devices()), reproductions.of(subject, exploration));
            files.writeResult(made);
            if (withReport) {
                files.writeReport(made);
            } else {
                files.writeTables(made);
            }
            return Result.made(made);
        });
        Summary summary = summary(subject, exploration, report, withReport);
        files.writeManifest(new Manifest(report, summary));
        return summary;
    }

    /** Writes the report of a finished study anew; nothing but its folder is looked at. */
    static Summary rewriteReport(StudyFolder folder, PhaseLog log) {
        try (StudyClaim claim = StudyClaim.take(folder)) {
            Objects.requireNonNull(claim);
            return rewritten(folder, log);
        }
    }

    private static Summary rewritten(StudyFolder folder, PhaseLog log) {
        Cancellation cancellation = log.context().cancellation();
        StudyReport report = log.run("report", "", () -> {
            StudyReport kept =
                    Workers.one(() -> ResultFile.read(folder.result()), cancellation, "the report is as it was");
            cancellation.throwIfRequested("the report is as it was");
            new StudyFiles(folder).writeReport(kept);
            return Result.made(kept);
        });
        Summary.Status status = report.knee() == null ? Summary.Status.INFEASIBLE : Summary.Status.COMPLETE;
        return new Summary(
                status,
                SummaryFigures.verdict(report),
                SummaryFigures.kept(report),
                log.phases(),
                folder.allFiles(),
                Optional.of(FrontSketch.of(report)));
    }

    private Exploration explore(StudyGround.Priced ground, List<Board> boards) {
        try {
            return new Explorer(scenario.exploration(), ground.subject(), boards, ground.prices(), log)
                    .run(folder.places(), earlierFront());
        } catch (StudyChangedException changed) {
            throw new InvalidInputException(
                    folder.root().toString(),
                    String.valueOf(changed.getMessage()),
                    "name another folder (--output), or begin anew with --restart.",
                    changed);
        }
    }

    /** Of the study that this one starts from; nothing where it starts from none. */
    private List<Configuration> earlierFront() {
        String named = scenario.search().warmStart();
        if (named.isEmpty()) {
            return List.of();
        }
        try {
            Path root = Path.of(named).toAbsolutePath().normalize();
            if (root.equals(folder.root())) {
                throw refused("a study can't start from itself", null);
            }
            List<Design> front = FinishedStudy.in(root).front().front();
            return Evenly.of(
                            Evenly.byAccuracy(front),
                            MOST_PER_POPULATION * scenario.search().population())
                    .stream()
                    .map(Design::configuration)
                    .toList();
        } catch (InvalidPathException e) {
            throw refused("'" + named + "' is no name of a folder", e);
        }
    }

    private static InvalidInputException refused(String why, @Nullable Throwable cause) {
        return InvalidInputException.ofScenario(
                "/search/warm_start", "search.warm_start", why, "name the folder of a finished study", cause);
    }

    private Summary summary(StudySubject subject, Exploration exploration, StudyReport report, boolean withReport) {
        StudyResult result = exploration.search().result();
        List<Summary.Figure> figures = new ArrayList<>(SummaryFigures.of(subject, exploration, report));
        List<Path> written = withReport ? folder.allFiles() : folder.tables();
        String verdict = result.infeasibility()
                .filter(why -> why.binding()
                        .filter(limit -> LoadTask.isLeftWhenBroken(limit.constraint()))
                        .isPresent())
                .map(why -> why.describe(LoadTask::isLeftWhenBroken))
                .orElseGet(() -> SummaryFigures.verdict(report));
        return new Summary(
                status(result), verdict, figures, log.phases(), written, Optional.of(FrontSketch.of(report)));
    }

    private Summary.Status status(StudyResult result) {
        double failedShare = (double) result.count(Evaluation.State.FAILED)
                / Math.max(1, result.evaluations().size());
        if (failedShare > scenario.search().maxFailedShare()) {
            return Summary.Status.FAILED_TRIALS;
        }
        return result.front().isEmpty() ? Summary.Status.INFEASIBLE : Summary.Status.COMPLETE;
    }
}
