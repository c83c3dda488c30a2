package io.exeunt.search.algorithm;

import io.exeunt.search.objective.EvaluationLog;

/**
 * Where a search goes on.
 *
 * @param known what was evaluated up to there
 * @param state of the search there
 */
public record SearchPoint(EvaluationLog known, SearchState state) {
    public SearchPoint {
        state.requireWithin(known.size());
    }
}
