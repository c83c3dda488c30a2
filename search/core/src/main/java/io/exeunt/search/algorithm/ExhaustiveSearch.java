package io.exeunt.search.algorithm;

import io.exeunt.ground.Check;
import io.exeunt.search.objective.EvaluationLog;
import io.exeunt.search.space.DesignPoint;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Evaluates every design of a finite space, in the order of its enumeration, after the initial ones.
 *
 * @param batchSize designs per generation; above 0
 */
public record ExhaustiveSearch(int batchSize) implements Algorithm {
    public ExhaustiveSearch {
        Check.positive("batchSize", batchSize);
    }

    /** Exhaustive search in generations of 1000. */
    public static ExhaustiveSearch standard() {
        return new ExhaustiveSearch(1000);
    }

    @Override
    public String name() {
        return "exhaustive";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("batchSize", batchSize);
    }

    /**
     * Evaluates the whole space.
     *
     * @throws IllegalArgumentException when the budget doesn't cover the space, or the space is infinite
     */
    @Override
    public EvaluationLog search(SearchTask task, GenerationEvaluator evaluator, Optional<SearchPoint> point) {
        double size = task.space().size();
        Check.require(
                size <= task.budget(), "size of an exhaustively searched space", "<= budget " + task.budget(), size);
        Ledger ledger = new Ledger(task, evaluator, point);
        if (point.isEmpty()) {
            ledger.evaluate(task.initial());
        }
        long begin = point.map(at -> at.state().draws()).orElse(0L);
        for (long from = begin; from < size && !ledger.closed(); from += batchSize) {
            long to = Math.min((long) size, from + batchSize);
            Iterable<DesignPoint> batch =
                    LongStream.range(from, to).mapToObj(task.space()::pointAt).toList();
            ledger.evaluate(batch);
            ledger.endGeneration(() -> SearchState.at(to));
        }
        return ledger.evaluated();
    }
}
