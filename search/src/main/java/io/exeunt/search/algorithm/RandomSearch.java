package io.exeunt.search.algorithm;

import io.exeunt.search.Check;
import java.util.Map;

/**
 * Draws designs uniformly, each at most once.
 *
 * @param batchSize designs per generation; above 0
 */
public record RandomSearch(int batchSize) implements Algorithm {
    public RandomSearch {
        Check.positive("batchSize", batchSize);
    }

    /** Random search in generations of 100. */
    public static RandomSearch standard() {
        return new RandomSearch(100);
    }

    @Override
    public String name() {
        return "random";
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
