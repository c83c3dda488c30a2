package io.exeunt.search.study;

import io.exeunt.search.front.Infeasibility;
import io.exeunt.search.front.ParetoFront;
import io.exeunt.search.front.ReferenceBox;
import io.exeunt.search.objective.Evaluation;
import java.util.List;
import java.util.Optional;

/**
 * What a study found.
 *
 * @param spec the study
 * @param status how the run ended
 * @param trials every finished trial, in the order of the journal
 * @param history one entry per generation
 * @param box scale of the hypervolume, fixed over the whole study
 * @param front of all feasible trials
 */
public record StudyResult(
        StudySpec spec,
        Status status,
        List<Trial> trials,
        List<GenerationStats> history,
        ReferenceBox box,
        ParetoFront front) {
    private static final int LEAST_VIOLATING = 10;

    /** How a run ended. */
    public enum Status {
        /** Budget spent, or nothing new left to try. */
        COMPLETE,
        /** Cancelled; can be resumed. */
        INTERRUPTED
    }

    public StudyResult {
        trials = List.copyOf(trials);
        history = List.copyOf(history);
    }

    /** Every evaluation, in the order of the journal. */
    public List<Evaluation> evaluations() {
        return trials.stream().map(Trial::evaluation).toList();
    }

    /** How many trials ended in a state. */
    public int count(Evaluation.State state) {
        return (int)
                trials.stream().filter(t -> t.evaluation().state() == state).count();
    }

    /** Hypervolume of the front, as a share of the box. */
    public double hypervolume() {
        return box.hypervolume(front);
    }

    /** Why nothing is feasible, with up to ten least-violating designs; empty when something is. */
    public Optional<Infeasibility> infeasibility() {
        return front.isEmpty()
                ? Optional.of(Infeasibility.of(spec.goals(), evaluations(), LEAST_VIOLATING))
                : Optional.empty();
    }
}
