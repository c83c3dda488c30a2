package io.exeunt.search.study;

import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluator;
import io.exeunt.search.space.DesignPoint;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Evaluates on a fixed number of daemon threads. Each takes the next design of the batch; after a cancellation those that were begun are
 * finished, so that what is returned has no gaps.
 */
final class ThreadedExecutor implements TrialExecutor {
    private final Evaluator evaluator;
    private final int threads;
    private final ExecutorService pool;

    ThreadedExecutor(Evaluator evaluator, int threads) {
        this.evaluator = evaluator;
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads, ThreadedExecutor::daemon);
    }

    @Override
    public List<Evaluation> evaluate(List<DesignPoint> batch, BooleanSupplier cancelled) {
        AtomicInteger next = new AtomicInteger();
        AtomicReferenceArray<Evaluation> evaluations = new AtomicReferenceArray<>(batch.size());
        Runnable worker = () -> {
            while (!cancelled.getAsBoolean()) {
                int index = next.getAndIncrement();
                if (index >= batch.size()) {
                    return;
                }
                evaluations.set(index, evaluator.attempt(batch.get(index)));
            }
        };
        runEverywhere(worker, Math.min(threads, batch.size()));
        return IntStream.range(0, Math.min(next.get(), batch.size()))
                .mapToObj(evaluations::get)
                .toList();
    }

    private void runEverywhere(Runnable worker, int times) {
        CompletableFuture<?>[] workers = IntStream.range(0, times)
                .mapToObj(i -> CompletableFuture.runAsync(worker, pool))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(workers).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("A worker thread of the study broke down", e.getCause());
        }
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
