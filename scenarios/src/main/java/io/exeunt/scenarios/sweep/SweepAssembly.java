package io.exeunt.scenarios.sweep;

import io.exeunt.explore.sweep.SweepCell;
import io.exeunt.explore.sweep.SweepCell.State;
import io.exeunt.explore.sweep.SweepReport;
import io.exeunt.ground.progress.Reproduction.Input;
import io.exeunt.scenarios.run.FinishedStudy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what the cells have found, one after the other, and keeps their fronts.
 *
 * @param plan the sweep
 * @param version of Exeunt
 */
record SweepAssembly(SweepPlan plan, String version) {
    /** Hash of a cell's prices: it belongs to the cell and not to the sweep. */
    private static final String OF_A_CELL = "network and costs";

    SweepReport report(Map<PlannedCell, CellEnd> ends) {
        Set<Input> inputs = new LinkedHashSet<>();
        List<SweepCell> cells = new ArrayList<>();
        for (PlannedCell cell : plan.cells()) {
            CellEnd end = ends.getOrDefault(cell, new CellEnd.Stopped());
            cells.add(end instanceof CellEnd.Failed failed ? failed(cell, failed.reason()) : finished(cell, inputs));
        }
        return SweepReport.of(
                plan.title(), plan.axes(), cells, new SweepReport.Origin(version, plan.command(), List.copyOf(inputs)));
    }

    private static SweepCell failed(PlannedCell cell, String reason) {
        return new SweepCell(cell.values(), "cells/" + cell.folder(), State.FAILED, reason, null);
    }

    private SweepCell finished(PlannedCell cell, Set<Input> inputs) {
        FinishedStudy study = FinishedStudy.in(plan.root(cell));
        study.inputs().forEach((name, sha256) -> {
            if (!name.equals(OF_A_CELL)) {
                inputs.add(new Input(name, sha256));
            }
        });
        State state =
                switch (study.status()) {
                    case COMPLETE -> State.COMPLETE;
                    case INFEASIBLE -> State.INFEASIBLE;
                    case FAILED_TRIALS -> State.FAILED;
                };
        return new SweepCell(
                cell.values(),
                "cells/" + cell.folder(),
                state,
                state == State.COMPLETE ? "" : study.verdict(),
                study.front());
    }
}
