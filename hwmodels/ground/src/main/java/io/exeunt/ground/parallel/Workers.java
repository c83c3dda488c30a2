package io.exeunt.ground.parallel;

import io.exeunt.ground.Check;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.failure.CancelledException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Computes on daemon threads while the caller waits and listens. After a cancellation the caller goes on at once and what is running is
 * abandoned, even if it does not listen itself, as a policy of somebody else may not: so only what changes nothing outside of itself may
 * run here. What a task throws, an {@link Error} included, reaches the caller as it was thrown.
 */
public final class Workers {
    /** The largest number of threads that anybody may ask for. */
    public static final int MOST_THREADS = 256;

    private Workers() {}

    /**
     * One result, computed on a thread of its own.
     *
     * @param kept what is kept when it is cancelled, for the user to read
     * @throws CancelledException if the user wants to stop
     */
    public static <T> T one(Supplier<T> task, Cancellation cancellation, String kept) {
        return all(1, List.of(task), cancellation, kept).get(0);
    }

    /**
     * All results, in the order of the tasks, whatever the number of threads.
     *
     * @param threads > 0; no more are started than there are tasks
     * @param kept what is kept when it is cancelled, for the user to read
     * @throws CancelledException if the user wants to stop
     */
    public static <T> List<T> all(
            int threads, List<? extends Supplier<T>> tasks, Cancellation cancellation, String kept) {
        Check.positive("threads", threads);
        try (DaemonPool pool = new DaemonPool("worker", Math.max(1, Math.min(threads, tasks.size())))) {
            List<Future<T>> pending = new ArrayList<>();
            for (Supplier<T> task : tasks) {
                pending.add(pool.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : pending) {
                results.add(pool.await(each, () -> cancellation.throwIfRequested(kept)));
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(kept);
        }
    }
}
