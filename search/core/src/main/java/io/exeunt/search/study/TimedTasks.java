package io.exeunt.search.study;

import io.exeunt.ground.failure.CancelledException;
import io.exeunt.ground.parallel.DaemonPool;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that workers take one after the other, each of which may be given up by whoever looks on: what comes first, its result or that it
 * is given up, stands.
 *
 * @param <T> what a task gives
 */
final class TimedTasks<T> {
    private final List<Supplier<T>> tasks;
    private final BooleanSupplier cancelled;
    private final LongSupplier nanos;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<@Nullable Ended<T>> ended;
    private final AtomicInteger working = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    private record Ended<T>(@Nullable T result) {}

    private record Begun(int index, long atNanos) {}

    TimedTasks(List<Supplier<T>> tasks, BooleanSupplier cancelled, LongSupplier nanos) {
        this.tasks = tasks;
        this.cancelled = cancelled;
        this.nanos = nanos;
        this.ended = new AtomicReferenceArray<>(tasks.size());
    }

    /** A thread that works on them. */
    final class Worker {
        private final DaemonPool pool;
        private final Future<?> run;
        private volatile @Nullable Begun begun;

        private Worker(DaemonPool pool) {
            this.pool = pool;
            this.run = pool.submit(this::work);
        }

        private void work() {
            try {
                for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
                    if (cancelled.getAsBoolean()) {
                        break;
                    }
                    begun = new Begun(i, nanos.getAsLong());
                    T result = tasks.get(i).get();
                    begun = null;
                    if (!ended.compareAndSet(i, null, new Ended<>(result))) {
                        return; // given up: another is in this one's place
                    }
                }
            } catch (CancelledException inItsMidst) {
                begun = null;
            }
            leave();
        }

        /** The task that it works on since then or longer; below 0 for none. */
        int lateSince(long atNanos) {
            Begun now = begun;
            return now != null && now.atNanos() - atNanos <= 0 ? now.index() : -1;
        }

        /** What it has died of, if it has. */
        void throwIfDead() {
            if (run.isDone()) {
                pool.join(run);
            }
        }
    }

    /** Begins to work. */
    Worker worker(DaemonPool pool) {
        working.incrementAndGet();
        return new Worker(pool);
    }

    private void leave() {
        if (working.decrementAndGet() == 0) {
            end.countDown();
        }
    }

    /** Takes the place of a worker whose task was given up. */
    Worker replacement(DaemonPool pool) {
        return new Worker(pool);
    }

    /** Ends a task whatever becomes of it; false if it has ended. Its worker is not waited for: it has to be replaced. */
    boolean giveUp(int index, @Nullable T inPlace) {
        return ended.compareAndSet(index, null, new Ended<>(inPlace));
    }

    /** Waits until all workers have left, but no longer than this; whether they have. */
    boolean awaitEnd(long time, TimeUnit unit) {
        try {
            return end.await(time, unit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while trials were evaluated");
        }
    }

    /** What a task gave; null where it has not ended, or was given up. */
    @Nullable
    T result(int index) {
        Ended<T> of = ended.get(index);
        return of == null ? null : Objects.requireNonNull(of).result();
    }
}
