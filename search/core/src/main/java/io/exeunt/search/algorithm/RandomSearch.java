package io.exeunt.search.algorithm;

import io.exeunt.ground.Check;
import io.exeunt.search.objective.EvaluationLog;
import io.exeunt.search.space.DesignPoint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Draws designs uniformly, each at most once. Ends early when a thousand draws in a row bring nothing new: the space is all but used up.
 *
 * @param batchSize designs per generation; above 0
 */
public record RandomSearch(int batchSize) implements Algorithm {
    private static final int MAX_MISSES = 1000;

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
    public EvaluationLog search(SearchTask task, GenerationEvaluator evaluator, Optional<SearchPoint> from) {
        Ledger ledger = new Ledger(task, evaluator, from);
        CountedRandom random = new CountedRandom(
                task.seed(), from.map(point -> point.state().draws()).orElse(0L));
        Set<DesignPoint> batch = new LinkedHashSet<>(from.isPresent() ? List.of() : task.initial());
        do {
            fill(batch, batchSize, task, ledger, random);
            ledger.evaluate(batch);
        } while (batch.size() >= batchSize && !ledger.closed() && ended(batch, ledger, random));
        return ledger.evaluated();
    }

    /** Adds new random designs until there are enough or too many draws in a row missed. */
    static void fill(Set<DesignPoint> batch, int size, SearchTask task, Ledger ledger, RandomGenerator random) {
        for (int misses = 0; batch.size() < size && misses < MAX_MISSES; misses++) {
            DesignPoint point = task.space().random(random);
            if (!ledger.knows(point) && batch.add(point)) {
                misses = -1;
            }
        }
    }

    private static boolean ended(Set<DesignPoint> batch, Ledger ledger, CountedRandom random) {
        batch.clear();
        ledger.endGeneration(() -> SearchState.at(random.draws()));
        return true;
    }
}
