package io.exeunt.scenarios.sweep;

import io.exeunt.ground.Check;
import io.exeunt.ground.parallel.DaemonPool;
import io.exeunt.scenarios.sweep.CellEnd.Stopped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Cells on several daemon threads, each of which takes the next. Those that were begun are waited for: they listen to the user themselves,
 * and are not to be cut off in the middle of a file.
 */
final class ThreadedCells implements CellExecutor {
    private final int threads;

    ThreadedCells(int threads) {
        this.threads = Check.positive("threads", threads);
    }

    @Override
    public List<CellEnd> run(List<PlannedCell> cells, CellWork work, BooleanSupplier stop) {
        AtomicInteger next = new AtomicInteger();
        AtomicReferenceArray<CellEnd> ends = new AtomicReferenceArray<>(cells.size());
        Runnable worker = () -> {
            for (int i = next.getAndIncrement(); i < cells.size() && !stop.getAsBoolean(); i = next.getAndIncrement()) {
                ends.set(i, work.compute(cells.get(i)));
            }
        };
        everywhere(worker, Math.max(1, Math.min(threads, cells.size())));
        return IntStream.range(0, cells.size())
                .mapToObj(i -> ends.get(i) == null ? new Stopped() : ends.get(i))
                .toList();
    }

    private static void everywhere(Runnable worker, int threads) {
        try (DaemonPool pool = new DaemonPool("cells", threads)) {
            List<Future<?>> workers = new ArrayList<>(threads);
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(worker));
            }
            workers.forEach(pool::join);
        }
    }
}
