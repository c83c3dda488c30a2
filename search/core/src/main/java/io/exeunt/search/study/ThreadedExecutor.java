package io.exeunt.search.study;

import io.exeunt.ground.failure.CancelledException;
import io.exeunt.ground.parallel.DaemonPool;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluator;
import io.exeunt.search.space.DesignPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates on a fixed number of threads: the calling one and daemons. Each takes the next design of the batch; after a cancellation
 * those that were begun are finished or given up, and what is returned ends before the first that was given up, so that it has no gaps.
 */
final class ThreadedExecutor implements TrialExecutor {
    private static final int MOST_SPINS = 1000;

    private final Evaluator evaluator;
    private final int helpers;
    private final DaemonPool pool;

    ThreadedExecutor(Evaluator evaluator, int threads) {
        this.evaluator = evaluator;
        this.helpers = threads - 1;
        this.pool = new DaemonPool("trials", Math.max(1, helpers));
    }

    @Override
    public List<Evaluation> evaluate(List<DesignPoint> batch, BooleanSupplier cancelled) {
        AtomicInteger next = new AtomicInteger();
        @Nullable Evaluation[] evaluations = new Evaluation[batch.size()];
        Runnable worker = () -> {
            while (!cancelled.getAsBoolean()) {
                int index = next.getAndIncrement();
                if (index >= evaluations.length) {
                    return;
                }
                try {
                    evaluations[index] = evaluator.attempt(batch.get(index));
                } catch (CancelledException inItsMidst) {
                    return;
                }
            }
        };
        runEverywhere(worker, Math.min(helpers, batch.size() - 1));
        return withoutGaps(evaluations);
    }

    private static List<Evaluation> withoutGaps(@Nullable Evaluation[] evaluations) {
        List<Evaluation> first = new ArrayList<>(evaluations.length);
        for (Evaluation evaluation : evaluations) {
            if (evaluation == null) {
                break;
            }
            first.add(evaluation);
        }
        return first;
    }

    @Override
    public <T> List<T> all(List<Supplier<T>> tasks) {
        AtomicInteger next = new AtomicInteger();
        AtomicReferenceArray<T> results = new AtomicReferenceArray<>(tasks.size());
        Runnable worker = () -> {
            for (int index = next.getAndIncrement(); index < tasks.size(); index = next.getAndIncrement()) {
                results.set(index, tasks.get(index).get());
            }
        };
        runEverywhere(worker, Math.min(helpers, tasks.size() - 1));
        return IntStream.range(0, tasks.size()).mapToObj(results::get).toList();
    }

    /** All is done, and seen by this thread, when it returns. */
    private void runEverywhere(Runnable worker, int times) {
        List<Future<?>> helped = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            helped.add(pool.submit(worker));
        }
        worker.run();
        helped.forEach(this::await);
    }

    /** Waits awake for a moment: the others have begun their last design, and most take microseconds. */
    private void await(Future<?> helped) {
        for (int i = 0; i < MOST_SPINS && !helped.isDone(); i++) {
            Thread.onSpinWait();
        }
        pool.join(helped);
    }

    @Override
    public void close() {
        pool.close();
    }
}
