package io.exeunt.search.study;

import io.exeunt.ground.Check;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluator;
import io.exeunt.search.space.DesignPoint;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Evaluates a batch of designs, somewhere: in this thread, on several, on a cluster. */
public interface TrialExecutor extends AutoCloseable {
    /**
     * Evaluates a batch.
     *
     * @param cancelled asked between evaluations; once true, none is begun any more
     * @return one evaluation per design, in the order of the designs; when cancelled, of the first ones only
     */
    List<Evaluation> evaluate(List<DesignPoint> batch, BooleanSupplier cancelled);

    /**
     * Does other work of a search, perhaps on several threads.
     *
     * @param tasks pure, so that it doesn't matter who does them
     * @return what each gives, in order; those that were given up, as they took too long, are left out
     */
    default <T> List<T> all(List<Supplier<T>> tasks) {
        return tasks.stream().map(Supplier::get).toList();
    }

    /** Whether work may be given up as it takes too long, so that another run of the same study may come to other trials. */
    default boolean givesUp() {
        return false;
    }

    /** Frees threads or connections. */
    @Override
    default void close() {}

    /** Evaluates one design after the other in the calling thread. */
    static TrialExecutor serial(Evaluator evaluator) {
        return new SerialExecutor(evaluator);
    }

    /**
     * Evaluates on a fixed number of threads.
     *
     * @param threads above 0
     */
    static TrialExecutor threads(Evaluator evaluator, int threads) {
        return new ThreadedExecutor(evaluator, Check.positive("threads", threads));
    }

    /**
     * As above, where a trial that takes too long is given up, and has failed.
     *
     * @param limit longest time that a trial may take, above 0
     * @param nanos a clock that never goes back
     */
    static TrialExecutor threads(Evaluator evaluator, int threads, Duration limit, LongSupplier nanos) {
        Check.require(!limit.isNegative() && !limit.isZero(), "limit of a trial", "> 0", limit);
        return new TimedExecutor(evaluator, Check.positive("threads", threads), limit, nanos);
    }
}
