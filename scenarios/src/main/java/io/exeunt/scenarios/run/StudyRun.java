package io.exeunt.scenarios.run;

import io.exeunt.explore.result.Assumption;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.PhaseLog.Result;
import io.exeunt.ground.progress.Reproduction;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.workbench.StudyMode;
import io.exeunt.scenarios.workbench.Summary;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.study.StudyChangedException;
import io.exeunt.search.study.StudyResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One study, from a scenario to the files of its folder. */
final class StudyRun {
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
     * Learns, searches and writes down what was found.
     *
     * @param withReport whether to write report.html and the pictures beside the tables
     */
    Summary run(StudyMode mode, boolean withReport) {
        Platform platform = LocalWorkbench.platform(scenario.device());
        folder.prepare(mode);
        Learned learned = new Learning(scenario, workbench.cache(), log).run();
        Exploration exploration = explore(platform, learned);
        StudyFiles files = new StudyFiles(folder);
        files.writeScenario(scenario);
        Reproductions reproductions = new Reproductions(workbench.version(), scenario, log);
        StudyReport report = log.run("report", "", () -> {
            StudyReport made = report(learned, exploration, reproductions.of(learned, exploration));
            if (withReport) {
                files.writeReport(made);
            } else {
                files.writeTables(made);
            }
            return Result.made(made);
        });
        Summary summary = summary(learned, exploration, report, withReport);
        files.writeManifest(new Manifest(learned, report.reproduction(), summary));
        return summary;
    }

    /**
     * Writes the report of a finished study anew.
     *
     * @param reproduction how the study came about, as its manifest tells it; the manifest is left alone
     */
    Summary rewriteReport(Reproduction reproduction) {
        Platform platform = LocalWorkbench.platform(scenario.device());
        Learned learned = new Learning(scenario, workbench.cache(), log).run();
        Exploration exploration = explore(platform, learned);
        StudyReport report = log.run("report", "", () -> {
            StudyReport made = report(learned, exploration, reproduction);
            new StudyFiles(folder).writeReport(made);
            return Result.made(made);
        });
        return summary(learned, exploration, report, true);
    }

    private Exploration explore(Platform platform, Learned learned) {
        try {
            return new Explorer(scenario, learned, platform, log).run(folder);
        } catch (StudyChangedException changed) {
            throw new InvalidInputException(
                    folder.root().toString(),
                    String.valueOf(changed.getMessage()),
                    "name another folder (--output), or begin anew with --restart.",
                    changed);
        }
    }

    private StudyReport report(Learned learned, Exploration exploration, Reproduction reproduction) {
        List<Assumption> assumptions = Assumptions.of(LocalWorkbench.device(scenario.device()));
        return new ReportAssembly(scenario, learned, exploration).report(assumptions, reproduction);
    }

    private Summary summary(Learned learned, Exploration exploration, StudyReport report, boolean withReport) {
        StudyResult result = exploration.search().result();
        List<Summary.Figure> figures = new ArrayList<>(SummaryFigures.of(learned, exploration, report));
        List<Path> written = withReport ? folder.allFiles() : folder.tables();
        String verdict = result.infeasibility()
                .map(infeasibility -> infeasibility.describe())
                .orElseGet(() -> SummaryFigures.verdict(report));
        return new Summary(status(result), verdict, figures, log.phases(), written);
    }

    private Summary.Status status(StudyResult result) {
        double failedShare = (double) result.count(Evaluation.State.FAILED)
                / Math.max(1, result.trials().size());
        if (failedShare > scenario.search().maxFailedShare()) {
            return Summary.Status.FAILED_TRIALS;
        }
        return result.front().isEmpty() ? Summary.Status.INFEASIBLE : Summary.Status.COMPLETE;
    }
}
