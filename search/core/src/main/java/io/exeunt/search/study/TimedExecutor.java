package io.exeunt.search.study;

import io.exeunt.ground.failure.TrialFailedException;
import io.exeunt.ground.parallel.DaemonPool;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluator;
import io.exeunt.search.space.DesignPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates on threads that are looked after: a trial that takes longer than it may is counted as failed, its thread interrupted and left to
 * itself, and another takes its place. The calling thread looks on. What hangs for ever gives the same trials in every run; what is merely
 * slow may fail in one run and not in another. The journal says which it was of trials, and nothing of other work. After
 * {@value #MOST_LOST} threads that were left the search stops.
 */
final class TimedExecutor implements TrialExecutor {
    private static final long LOOK_MS = 5;
    /** Other work of a search evaluates up to as many designs at a time, one for every level of a threshold. */
    private static final int TRIALS_PER_TASK = 256;
    /** Most threads that are left to themselves, as each may hold on to memory and a processor. */
    static final int MOST_LOST = 64;

    private final Evaluator evaluator;
    private final Duration limit;
    private final LongSupplier nanos;
    private final List<DaemonPool> pools;
    private int lost;

    /**
     * Threads of its own.
     *
     * @param limit longest time that a trial may take
     * @param nanos a clock that never goes back
     */
    TimedExecutor(Evaluator evaluator, int threads, Duration limit, LongSupplier nanos) {
        this.evaluator = evaluator;
        this.limit = limit;
        this.nanos = nanos;
        this.pools = new ArrayList<>(
                IntStream.range(0, threads).mapToObj(i -> pool()).toList());
    }

    private static DaemonPool pool() {
        return new DaemonPool("trials", 1);
    }

    @Override
    public List<Evaluation> evaluate(List<DesignPoint> batch, BooleanSupplier cancelled) {
        List<Supplier<Evaluation>> trials = batch.stream()
                .<Supplier<Evaluation>>map(point -> () -> evaluator.attempt(point))
                .toList();
        TimedTasks<Evaluation> tasks = new TimedTasks<>(trials, cancelled, nanos);
        run(tasks, limit, index -> Evaluation.failed(batch.get(index), failure()));
        List<Evaluation> first = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            Evaluation evaluation = tasks.result(i);
            if (evaluation == null) {
                break;
            }
            first.add(evaluation);
        }
        return first;
    }

    private String failure() {
        return "Took longer than search.trial_timeout_s, " + limit.toMillis() / 1e3 + " s";
    }

    /** Those that take far longer than a trial may are left out. */
    @Override
    public <T> List<T> all(List<Supplier<T>> asked) {
        TimedTasks<T> tasks = new TimedTasks<>(asked, () -> false, nanos);
        run(tasks, limit.multipliedBy(TRIALS_PER_TASK), index -> null);
        return IntStream.range(0, asked.size())
                .mapToObj(tasks::result)
                .filter(Objects::nonNull)
                .<T>map(Objects::requireNonNull)
                .toList();
    }

    /** What a task that takes too long has for a result. */
    private interface InPlace<T> {
        @Nullable
        T of(int index);
    }

    private <T> void run(TimedTasks<T> tasks, Duration longest, InPlace<T> inPlace) {
        List<TimedTasks<T>.Worker> workers = new ArrayList<>();
        for (DaemonPool pool : pools) {
            workers.add(tasks.worker(pool));
        }
        while (!tasks.awaitEnd(LOOK_MS, TimeUnit.MILLISECONDS)) {
            for (int w = 0; w < workers.size(); w++) {
                TimedTasks<T>.Worker worker = workers.get(w);
                worker.throwIfDead();
                int late = worker.lateSince(nanos.getAsLong() - longest.toNanos());
                if (late >= 0 && tasks.giveUp(late, inPlace.of(late))) {
                    pools.get(w).close();
                    countLost();
                    pools.set(w, pool());
                    workers.set(w, tasks.replacement(pools.get(w)));
                }
            }
        }
    }

    private void countLost() {
        lost++;
        if (lost >= MOST_LOST) {
            throw new TrialFailedException(
                    lost + " trials or refinements took longer than search.trial_timeout_s allows, and their threads"
                            + " may still be running" + System.lineSeparator()
                            + "  Maybe raise search.trial_timeout_s, or leave out the policy or governor that hangs.");
        }
    }

    @Override
    public boolean givesUp() {
        return true;
    }

    @Override
    public void close() {
        pools.forEach(DaemonPool::close);
    }
}
