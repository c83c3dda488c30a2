package io.exeunt.ground.parallel;

import io.exeunt.ground.Check;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.failure.CancelledException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Computes on daemon threads while the caller waits and listens. After a cancellation the caller goes on at once and what is running is
 * abandoned, even if it does not listen itself, as a policy of somebody else may not: so only what changes nothing outside of itself may
 * run here. What a task throws, an {@link Error} included, reaches the caller as it was thrown.
 */
public final class Workers {
    /** The largest number of threads that anybody may ask for. */
    public static final int MOST_THREADS = 256;

    private static final long LOOK_MS = 20;

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
        ExecutorService pool =
                Executors.newFixedThreadPool(Math.max(1, Math.min(threads, tasks.size())), Workers::daemon);
        try {
            List<Future<T>> pending = new ArrayList<>();
            tasks.forEach(task -> pending.add(pool.submit(task::get)));
            List<T> results = new ArrayList<>();
            for (Future<T> each : pending) {
                results.add(awaited(each, cancellation, kept));
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(kept);
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> T awaited(Future<T> future, Cancellation cancellation, String kept) throws InterruptedException {
        while (true) {
            cancellation.throwIfRequested(kept);
            try {
                return future.get(LOOK_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillRunning) {
                continue;
            } catch (ExecutionException e) {
                throw rethrown(Objects.requireNonNullElse(e.getCause(), e));
            }
        }
    }

    private static RuntimeException rethrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("A worker thread broke down", thrown);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "worker");
        thread.setDaemon(true);
        return thread;
    }
}
