package io.exeunt.scenarios.run;

import io.exeunt.reports.format.Numbers;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How long each policy of a comparison took to be fitted, to name the one that made it long. Safe for use by many threads. */
final class FitTimes {
    private static final double LONG_S = 30;
    private static final double MOST = 0.5;

    private final Map<String, Double> secondsByPolicy = new LinkedHashMap<>();

    /** A fit of this policy took so many seconds. */
    synchronized void add(String policy, double seconds) {
        secondsByPolicy.merge(policy, seconds, Double::sum);
    }

    /** The policy that took more than all others together, where that is worth a word. */
    synchronized Optional<String> note() {
        double total = secondsByPolicy.values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        return secondsByPolicy.entrySet().stream()
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .filter(slowest -> secondsByPolicy.size() > 1 && total > LONG_S && slowest.getValue() > MOST * total)
                .map(slowest -> slowest.getKey() + " took " + Numbers.duration(slowest.getValue()) + " of the "
                        + Numbers.duration(total) + " of fitting; --policies without it is faster");
    }
}
