package io.exeunt.scenarios.sweep;

import io.exeunt.explore.sweep.Axis;
import io.exeunt.explore.sweep.SweepReport;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.LockFile;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.ground.parallel.Workers;
import io.exeunt.ground.progress.ProgressEvent;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.ground.progress.StepProgress;
import io.exeunt.ground.spec.Placed;
import io.exeunt.reports.SweepFolder;
import io.exeunt.scenarios.run.FinishedStudy;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.sweep.PlannedCell.Question.Asked;
import io.exeunt.scenarios.sweep.PlannedCell.Question.Wrong;
import io.exeunt.scenarios.workbench.StudyMode;
import io.exeunt.scenarios.workbench.Summary;
import io.exeunt.scenarios.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Runs a sweep: every cell is a study through the same door as any other, and what was finished is not done again. */
public final class SweepRun {
    private static final List<String> RUN = List.of("search");

    private final Workbench workbench;
    private final SweepPlan plan;
    private final Path scenario;
    private final Function<List<String>, Placed<Scenario>> reader;
    private final RunContext context;
    private final SweepProgress progress;

    /**
     * Prepares a run.
     *
     * @param workbench that cells are worked on; what they have in common is made once
     * @param scenario file that the sweep is made of, for the cells' own command lines
     * @param reader reads it again with a cell's assignments where the cell is wrong, for the place of the mistake
     */
    public SweepRun(
            Workbench workbench,
            SweepPlan plan,
            Path scenario,
            Function<List<String>, Placed<Scenario>> reader,
            RunContext context) {
        this.workbench = workbench.sharing();
        this.plan = plan;
        this.scenario = scenario;
        this.reader = reader;
        this.context = context;
        this.progress = new SweepProgress(context.progress());
    }

    /**
     * Computes the cells that are not there yet, and writes what can be said of all.
     *
     * @param version of Exeunt
     * @throws StoreException if another process works on the same sweep
     * @throws CancelledException if the user wants to stop; finished cells are kept
     */
    public Summary run(StudyMode mode, CellExecutor executor, String version) {
        SweepFiles files = new SweepFiles(plan.folder());
        try (LockFile lock = LockFile.tryTake(files.lock())
                .orElseThrow(() -> new StoreException(plan.folder() + ": another process is working on this sweep"))) {
            Objects.requireNonNull(lock);
            return locked(files, mode, executor, version);
        } catch (IOException e) {
            throw StoreException.writing(plan.folder(), e);
        }
    }

    private Summary locked(SweepFiles files, StudyMode mode, CellExecutor executor, String version) throws IOException {
        files.begin(plan.axes().stream().map(Axis::key).toList());
        Map<PlannedCell, CellEnd> ends = computed(mode, executor);
        SweepReport report = Workers.one(
                () -> new SweepAssembly(plan, version).report(ends),
                context.cancellation(),
                "all cells are done; the same command writes the page about them");
        List<Path> written = new ArrayList<>(SweepFolder.write(report, plan.folder()));
        written.addAll(executor.tables(report, plan.folder()));
        return SweepSummary.of(plan, report, written);
    }

    private Map<PlannedCell, CellEnd> computed(StudyMode mode, CellExecutor executor) {
        Map<PlannedCell, CellEnd> ends = new LinkedHashMap<>();
        List<PlannedCell> pending = new ArrayList<>();
        for (PlannedCell cell : plan.cells()) {
            context.cancellation().throwIfRequested("stopped while looking at what is there");
            if (cell.question() instanceof Wrong wrong) {
                ends.put(cell, new CellEnd.Failed(String.valueOf(wrong.why().getMessage())));
            } else if (mode == StudyMode.RESUME && isFinished(cell)) {
                ends.put(cell, new CellEnd.Done());
            } else {
                pending.add(cell);
            }
        }
        tell(pending.size());
        StepProgress steps = new StepProgress(toAll(), "sweep", "cells", pending.size());
        List<CellEnd> made = executor.run(pending, new Work(mode, steps), context.cancellation()::requested);
        requireAll(made);
        for (int i = 0; i < pending.size(); i++) {
            ends.put(pending.get(i), made.get(i));
        }
        return ends;
    }

    private void tell(int pending) {
        int all = plan.cells().size();
        progress.tell(new ProgressEvent.Note(String.format(
                Locale.ROOT,
                "sweep: %,d cells%s",
                all,
                pending < all ? String.format(Locale.ROOT, ", %,d of them to be computed", pending) : "")));
    }

    private RunContext toAll() {
        return new RunContext(context.cancellation(), progress::tell, context.clock(), context.commandLine());
    }

    /** A cell that was begun with another question is told before any work, and not after hours. */
    private boolean isFinished(PlannedCell cell) {
        Scenario asked = ((Asked) cell.question()).scenario();
        Path root = plan.root(cell);
        List<String> differences = FinishedStudy.differences(root, asked);
        if (!differences.isEmpty()) {
            throw new InvalidInputException(
                    root.toString(),
                    "another study was begun in this folder: " + String.join("; ", differences),
                    "name another folder (--output), or begin anew with --restart.");
        }
        return FinishedStudy.answers(root, asked);
    }

    /** Every cell goes through the door of studies, here or on another machine. */
    private final class Work implements CellWork {
        private final StudyMode mode;
        private final StepProgress steps;

        Work(StudyMode mode, StepProgress steps) {
            this.mode = mode;
            this.steps = steps;
        }

        @Override
        public CellEnd compute(PlannedCell cell) {
            return ended(cell, () -> {
                workbench.search(asked(cell), mode, around(cell));
                FinishedStudy.in(plan.root(cell)).front(); // read and kept here, where many threads work
            });
        }

        @Override
        public Packed pack(PlannedCell cell) {
            try {
                return new Packed.Ready(workbench.pack(asked(cell), around(cell)));
            } catch (CancelledException stopped) {
                return new Packed.Ended(new CellEnd.Stopped());
            } catch (RuntimeException e) {
                return new Packed.Ended(failed(cell, CellFailure.reason(placed(cell, e))));
            }
        }

        @Override
        public CellEnd take(PlannedCell cell, byte[] study) {
            return ended(cell, () -> workbench.take(asked(cell), study, around(cell)));
        }

        @Override
        public CellEnd failed(PlannedCell cell, String reason) {
            steps.tell(cell.name());
            return new CellEnd.Failed(reason);
        }

        @Override
        public CellEnd mistaken(PlannedCell cell, InvalidInputException mistake) {
            return failed(cell, CellFailure.reason(placed(cell, mistake)));
        }

        @Override
        public void warn(String text, String hint) {
            progress.on(new ProgressEvent.Warning(text, hint));
        }

        private CellEnd ended(PlannedCell cell, Runnable work) {
            try {
                work.run();
                steps.tell(cell.name());
                return new CellEnd.Done();
            } catch (CancelledException stopped) {
                return new CellEnd.Stopped();
            } catch (RuntimeException e) {
                return failed(cell, CellFailure.reason(placed(cell, e)));
            }
        }

        private Scenario asked(PlannedCell cell) {
            return ((Asked) cell.question()).scenario();
        }

        private RunContext around(PlannedCell cell) {
            return new RunContext(context.cancellation(), progress, context.clock(), commandLine(cell));
        }
    }

    /** A mistake that only the work has shown, with its place in the sweep's scenario. */
    private RuntimeException placed(PlannedCell cell, RuntimeException e) {
        return e instanceof InvalidInputException wrong
                ? wrong.at((pointer, problem, hint) ->
                        reader.apply(cell.assignments()).problem(pointer, problem, hint))
                : e;
    }

    /** What makes the same study by itself. */
    private List<String> commandLine(PlannedCell cell) {
        List<String> words = new ArrayList<>(RUN);
        words.add(scenario.toString());
        cell.assignments().forEach(assignment -> words.addAll(List.of("--set", assignment)));
        words.addAll(List.of("--output", plan.root(cell).toString()));
        return words;
    }

    private void requireAll(List<CellEnd> ends) {
        long stopped = ends.stream().filter(CellEnd.Stopped.class::isInstance).count();
        if (stopped > 0) {
            long left = plan.cells().size() - stopped;
            throw new CancelledException(String.format(
                    Locale.ROOT,
                    "%,d of %,d cells are done; the same command goes on from there",
                    left,
                    plan.cells().size()));
        }
    }
}
