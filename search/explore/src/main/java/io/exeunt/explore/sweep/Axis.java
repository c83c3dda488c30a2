package io.exeunt.explore.sweep;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * What a sweep varies.
 *
 * @param key of the scenario, with dots between its levels, such as "budget.latency_budget_ms"
 * @param values that it takes, as text in their order, at least one, no two alike
 */
public record Axis(String key, List<String> values) {
    /** The key whose values are repetitions and not questions. */
    public static final String SEED = "seed";

    /** The same for the search alone, on one trained network. */
    public static final String SEARCH_SEED = "search.seed";

    /** No key of a scenario: the values are studies that were made each for itself. */
    public static final String STUDY = "study";

    public Axis {
        Check.notBlank("key of an axis", key);
        values = Check.notEmpty("values of " + key, values);
        Check.require(
                values.stream().distinct().count() == values.size(), "values of " + key, "free of repetitions", values);
    }

    /** Whether it repeats the same question with other random numbers. */
    public boolean repeats() {
        return key.equals(SEED) || key.equals(SEARCH_SEED);
    }
}
