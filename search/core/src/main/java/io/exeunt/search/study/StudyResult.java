package io.exeunt.search.study;

import io.exeunt.search.front.Infeasibility;
import io.exeunt.search.front.ParetoFront;
import io.exeunt.search.front.ReferenceBox;
import io.exeunt.search.objective.Evaluation;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a study found.
 *
 * @param spec the study
 * @param status how the run ended
 * @param evaluations of every finished trial, in the order of the journal; packed, each made anew when it is looked at
 * @param history one entry for each of the first 127 generations, then 64 whenever their number doubles, and one for the last
 * @param box scale of the hypervolume, fixed over the whole study
 * @param front of all feasible trials
 */
public record StudyResult(
        StudySpec spec,
        Status status,
        List<Evaluation> evaluations,
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
        evaluations = Collections.unmodifiableList(evaluations); // a copy would unpack them all
        history = List.copyOf(history);
    }

    /** How many trials ended in a state. */
    public int count(Evaluation.State state) {
        if (history.isEmpty()) {
            return 0;
        }
        GenerationStats last = history.get(history.size() - 1);
        return switch (state) {
            case FEASIBLE -> last.feasible();
            case FAILED -> last.failed();
            case INFEASIBLE -> last.evaluations() - last.feasible() - last.failed();
        };
    }

    /** Hypervolume of the front, as a share of the box. */
    public double hypervolume() {
        return box.hypervolume(front);
    }

    /** Why nothing is feasible, with up to ten least-violating designs; empty when something is. */
    public Optional<Infeasibility> infeasibility() {
        return front.isEmpty()
                ? Optional.of(Infeasibility.of(spec.goals(), evaluations, LEAST_VIOLATING))
                : Optional.empty();
    }
}
