package io.exeunt.search.algorithm;

import io.exeunt.search.Check;
import java.util.Map;

/**
 * Evaluates every design of a finite space, in order.
 *
 * @param batchSize designs per generation; above 0
 */
public record ExhaustiveSearch(int batchSize) implements Algorithm {
    public ExhaustiveSearch {
        Check.positive("batchSize", batchSize);
    }

    /** Exhaustive search in generations of 100. */
    public static ExhaustiveSearch standard() {
        return new ExhaustiveSearch(100);
    }

    @Override
    public String name() {
        return "exhaustive";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("batchSize", batchSize);
    }

    @Override
    public void search(SearchTask task, GenerationEvaluator evaluator) {
        throw new UnsupportedOperationException("being written");
    }
}
