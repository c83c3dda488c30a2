package io.exeunt.search.study;

/**
 * Where a study stood after a generation. Depends on specification and evaluator only, never on time or threads.
 *
 * @param generation from 1
 * @param evaluations finished trials so far
 * @param feasible of them that keep every constraint
 * @param failed of them that could not be evaluated
 * @param frontSize members of the Pareto front of all trials so far
 * @param hypervolume of that front, as a share of the study's reference box
 */
public record GenerationStats(
        int generation, int evaluations, int feasible, int failed, int frontSize, double hypervolume) {
    /** Share of the finished trials that are feasible, 0..1; 0 without trials. */
    public double feasibleShare() {
        return evaluations == 0 ? 0 : (double) feasible / evaluations;
    }
}
