package io.exeunt.search.study;

import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluator;
import io.exeunt.search.space.DesignPoint;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Evaluates on a fixed number of threads: the calling one and daemons. Each takes the next design of the batch; after a cancellation
 * those that were begun are finished, so that what is returned has no gaps.
 */
final class ThreadedExecutor implements TrialExecutor {
    private static final int MOST_SPINS = 1000;

    private final Evaluator evaluator;
    private final int helpers;
    private final ExecutorService pool;

    ThreadedExecutor(Evaluator evaluator, int threads) {
        this.evaluator = evaluator;
        this.helpers = threads - 1;
        this.pool = Executors.newFixedThreadPool(Math.max(1, helpers), ThreadedExecutor::daemon);
    }

    @Override
    public List<Evaluation> evaluate(List<DesignPoint> batch, BooleanSupplier cancelled) {
        AtomicInteger next = new AtomicInteger();
        Evaluation[] evaluations = new Evaluation[batch.size()];
        Runnable worker = () -> {
            while (!cancelled.getAsBoolean()) {
                int index = next.getAndIncrement();
                if (index >= evaluations.length) {
                    return;
                }
                evaluations[index] = evaluator.attempt(batch.get(index));
            }
        };
        runEverywhere(worker, Math.min(helpers, batch.size() - 1));
        return Arrays.asList(evaluations).subList(0, Math.min(next.get(), evaluations.length));
    }

    /** All is done, and seen by this thread, when it returns. */
    private void runEverywhere(Runnable worker, int times) {
        CompletableFuture<?>[] helped = IntStream.range(0, times)
                .mapToObj(i -> CompletableFuture.runAsync(worker, pool))
                .toArray(CompletableFuture<?>[]::new);
        worker.run();
        try {
            for (CompletableFuture<?> each : helped) {
                await(each);
            }
        } catch (CompletionException e) {
            throw new IllegalStateException("A worker thread of the study broke down", e.getCause());
        }
    }

    /** Waits awake for a moment: the others have begun their last design, and most take microseconds. */
    private static void await(CompletableFuture<?> helped) {
        for (int i = 0; i < MOST_SPINS && !helped.isDone(); i++) {
            Thread.onSpinWait();
        }
        helped.join();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "trials");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
