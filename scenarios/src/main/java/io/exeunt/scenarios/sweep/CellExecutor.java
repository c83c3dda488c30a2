package io.exeunt.scenarios.sweep;

import io.exeunt.explore.sweep.SweepReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Where the cells of a sweep are computed. A cell is told by its scenario and writes to its own folder alone, so that order, threads and
 * machines change no byte of it.
 */
public interface CellExecutor {
    /**
     * Computes cells, in any order.
     *
     * @param cells to compute
     * @param work that is to be done for one, here or elsewhere
     * @param stop whether no further cell is to be begun
     * @return how each ended, in the order of the cells; {@link CellEnd.Stopped} for those that were not begun
     */
    List<CellEnd> run(List<PlannedCell> cells, CellWork work, BooleanSupplier stop);

    /**
     * Writes tables of the finished sweep in forms that only this executor knows, beside those that every sweep has.
     *
     * @param folder of the sweep
     * @return the files; none unless said otherwise
     */
    default List<Path> tables(SweepReport sweep, Path folder) throws IOException {
        return List.of();
    }

    /** One after the other on the caller's thread. */
    static CellExecutor thisThread() {
        return (cells, work, stop) -> cells.stream()
                .map(cell -> stop.getAsBoolean() ? new CellEnd.Stopped() : work.compute(cell))
                .toList();
    }

    /** On this many threads of this process; on the caller's where it is one. */
    static CellExecutor threads(int threads) {
        return threads == 1 ? thisThread() : new ThreadedCells(threads);
    }
}
