package io.exeunt.explore.result;

import java.util.List;

/**
 * How the search went.
 *
 * @param algorithm such as "NSGA-II, population 60"
 * @param search one entry per generation, evaluations rising
 * @param randomSearch the same for random search on the same budget; empty if it was not run
 * @param reference the fixed reference point, one value per objective, in the objective's SI unit
 * @param normalisation how objectives were scaled before the hypervolume was taken, one sentence
 * @param importance which choices decide what designs are worth
 */
public record SearchHistory(
        String algorithm,
        List<HistoryPoint> search,
        List<HistoryPoint> randomSearch,
        List<Double> reference,
        String normalisation,
        Importance importance) {
    public SearchHistory {
        search = List.copyOf(search);
        randomSearch = List.copyOf(randomSearch);
        reference = List.copyOf(reference);
        importance = importance == null ? Importance.UNKNOWN : importance; // older results have none
    }

    /** Without importance. */
    public SearchHistory(
            String algorithm,
            List<HistoryPoint> search,
            List<HistoryPoint> randomSearch,
            List<Double> reference,
            String normalisation) {
        this(algorithm, search, randomSearch, reference, normalisation, Importance.UNKNOWN);
    }
}
