package io.exeunt.search.study;

import io.exeunt.ground.failure.CancelledException;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluator;
import io.exeunt.search.space.DesignPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Evaluates one design after the other in the calling thread.
 *
 * @param evaluator of the designs
 */
record SerialExecutor(Evaluator evaluator) implements TrialExecutor {
    @Override
    public List<Evaluation> evaluate(List<DesignPoint> batch, BooleanSupplier cancelled) {
        List<Evaluation> evaluations = new ArrayList<>(batch.size());
        for (DesignPoint point : batch) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            try {
                evaluations.add(evaluator.attempt(point));
            } catch (CancelledException inItsMidst) {
                break;
            }
        }
        return evaluations;
    }
}
