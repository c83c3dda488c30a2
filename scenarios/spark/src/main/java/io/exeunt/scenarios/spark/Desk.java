package io.exeunt.scenarios.spark;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.scenarios.sweep.CellEnd;
import io.exeunt.scenarios.sweep.CellWork;
import io.exeunt.scenarios.sweep.PlannedCell;
import java.util.List;

/**
 * Where answers come in, one at a time.
 *
 * @param cells of the sweep
 * @param work takes what was found
 * @param ends how each cell ended; null while it is open
 */
record Desk(List<PlannedCell> cells, CellWork work, CellEnd[] ends) {
    void take(CellAnswer answer) {
        answer.warnings().forEach(warning -> work.warn(warning.text(), warning.hint()));
        warnOfAnotherMachine(answer.machine());
        PlannedCell cell = cells.get(answer.index());
        ends[answer.index()] = end(cell, answer.found());
    }

    private CellEnd end(PlannedCell cell, CellAnswer.Found found) {
        if (found instanceof CellAnswer.Study study) {
            return work.take(cell, study.packed());
        }
        return found instanceof CellAnswer.Mistaken wrong
                ? work.mistaken(cell, mistake(wrong))
                : work.failed(cell, ((CellAnswer.Broken) found).reason());
    }

    private static InvalidInputException mistake(CellAnswer.Mistaken wrong) {
        String key = wrong.pointer().substring(1).replace('/', '.');
        return InvalidInputException.ofScenario(
                wrong.pointer(), key, wrong.problem(), wrong.hint().isEmpty() ? null : wrong.hint(), null);
    }

    void failedIfOpen(CellInput cell, String reason) {
        if (isOpen(cell)) {
            ends[cell.index()] = work.failed(cells.get(cell.index()), reason);
        }
    }

    boolean isOpen(CellInput cell) {
        return ends[cell.index()] == null;
    }

    private void warnOfAnotherMachine(String machine) {
        if (!machine.equals(CellAnswer.thisMachine())) {
            work.warn(
                    "An executor runs " + machine + ", and this is " + CellAnswer.thisMachine()
                            + ": last digits of results may differ from those of a sweep on threads",
                    "");
        }
    }
}
