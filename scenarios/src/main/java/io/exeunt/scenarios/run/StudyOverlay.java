package io.exeunt.scenarios.run;

import io.exeunt.explore.sweep.Axis;
import io.exeunt.explore.sweep.Finished;
import io.exeunt.explore.sweep.SweepCell;
import io.exeunt.explore.sweep.SweepCell.State;
import io.exeunt.explore.sweep.SweepReport;
import io.exeunt.explore.sweep.SweepReport.Origin;
import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.ground.progress.Reproduction.Input;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.html.SweepPage;
import io.exeunt.reports.insight.SweepFindings;
import io.exeunt.scenarios.workbench.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Several finished studies, each made for itself, on one page: their fronts in one chart and, where they trade off the same, in one box. */
public final class StudyOverlay {
    private static final int MOST = 100;

    private final List<Path> studies;
    private final String version;
    private final String command;

    /**
     * Prepares a page.
     *
     * @param studies folders, at least two, no two alike; each is called as it is given
     * @param version of Exeunt
     * @param command that makes the same page
     */
    public StudyOverlay(List<Path> studies, String version, String command) {
        this.studies = List.copyOf(studies);
        this.version = version;
        this.command = command;
        if (studies.size() > MOST) {
            throw new InvalidInputException(
                    "studies", "Expected at most " + MOST + " on one page, given " + studies.size(), null);
        }
        Set<Path> known = new HashSet<>();
        for (Path study : studies) {
            if (!known.add(study.toAbsolutePath().normalize())) {
                throw new InvalidInputException(study.toString(), "Expected every study once, given twice", null);
            }
        }
    }

    /**
     * Writes the page, whole or not at all.
     *
     * @throws InvalidInputException if a folder holds no finished study, or the file is one
     */
    public Summary write(Path page) {
        if (Files.isDirectory(page)) {
            throw new InvalidInputException(page.toString(), "Expected a file to write, given a folder", null);
        }
        SweepReport report = report();
        try {
            AtomicFile.write(page, SweepPage.render(report));
        } catch (IOException e) {
            throw StoreException.writing(page, e);
        }
        List<Summary.Figure> figures = report.cells().stream()
                .map(cell -> new Summary.Figure(cell.values().get(0), told(cell)))
                .toList();
        return new Summary(Summary.Status.COMPLETE, SweepFindings.verdict(report), figures, List.of(), List.of(page));
    }

    private static String told(SweepCell cell) {
        int front = cell.finished().map(study -> study.front().size()).orElse(0);
        return Numbers.plural(front, "design") + " on the front"
                + cell.best().map(best -> ", knee " + best.id()).orElse("");
    }

    private SweepReport report() {
        List<SweepCell> cells = new ArrayList<>();
        List<Input> inputs = new ArrayList<>();
        for (Path folder : studies) {
            FinishedStudy study = FinishedStudy.in(folder);
            Finished front = study.front();
            boolean empty = front.front().isEmpty();
            cells.add(new SweepCell(
                    List.of(folder.toString()),
                    folder.toString(),
                    empty ? State.INFEASIBLE : State.COMPLETE,
                    empty ? study.verdict() : "",
                    front));
            inputs.add(new Input(folder.toString(), study.resultSha256()));
        }
        Axis axis = new Axis(Axis.STUDY, studies.stream().map(Path::toString).toList());
        return SweepReport.of("Studies side by side", List.of(axis), cells, new Origin(version, command, inputs));
    }
}
