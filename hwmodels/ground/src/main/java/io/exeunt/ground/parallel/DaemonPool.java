package io.exeunt.ground.parallel;

import io.exeunt.ground.Check;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A fixed number of daemon threads, whose end is noticed by those who wait for them. Where memory is out, a thread can die in the pool's own
 * code, between two tasks or while it notes what a task has thrown, and then nobody completes what was submitted.
 */
public final class DaemonPool implements AutoCloseable {
    private static final long LOOK_MS = 20;

    private final String name;
    private final ExecutorService threads;
    private final AtomicReference<Throwable> broken = new AtomicReference<>();

    /**
     * Threads that start when they are needed.
     *
     * @param name of each thread
     * @param threads > 0
     */
    public DaemonPool(String name, int threads) {
        this.name = Objects.requireNonNull(name);
        this.threads = Executors.newFixedThreadPool(Check.positive("threads", threads), this::thread);
    }

    /** Begins a task as soon as a thread is free. */
    public <T> Future<T> submit(Supplier<T> task) {
        return threads.submit(task::get);
    }

    /** Begins a task as soon as a thread is free. */
    public Future<?> submit(Runnable task) {
        return threads.submit(task);
    }

    /**
     * Waits for a task of this pool. What it has thrown, an {@link Error} included, reaches the caller as it was thrown, and so does what
     * a thread of the pool has died of.
     *
     * @param look called before and every few milliseconds; what it throws ends the wait
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public <T> T await(Future<T> task, Runnable look) throws InterruptedException {
        while (true) {
            look.run();
            try {
                return task.get(LOOK_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillRunning) {
                throwIfBroken();
            } catch (ExecutionException e) {
                throw rethrown(Objects.requireNonNullElse(e.getCause(), e));
            }
        }
    }

    /** Waits for a task of this pool, interrupted or not: an interruption is kept for those who listen to it. */
    public void join(Future<?> task) {
        boolean interrupted = false;
        while (true) {
            try {
                await(task, () -> {});
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets nothing more begin and interrupts what runs; waits for nothing. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** A thread whose end is noticed. */
    Thread thread(Runnable work) {
        Thread thread = new Thread(() -> run(work), name);
        thread.setDaemon(true);
        return thread;
    }

    /** Takes no memory where it fails: there may be none. */
    private void run(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            broken.compareAndSet(null, e);
        }
    }

    private void throwIfBroken() {
        Throwable e = broken.get();
        if (e != null) {
            throw rethrown(e);
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
}
