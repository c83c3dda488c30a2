package io.exeunt.search.objective;

import io.exeunt.ground.failure.CancelledException;
import io.exeunt.search.space.DesignPoint;

/**
 * Finds out what a design is worth. Must be pure: the same point always gives the same evaluation, on any thread. Whatever it
 * throws makes a failed trial, never a failed study, but for {@link CancelledException}: the user wants to stop, and there is no trial.
 */
@FunctionalInterface
public interface Evaluator {
    /** Evaluates one design; called from several threads at once. */
    Evaluation evaluate(DesignPoint point);

    /**
     * As {@link #evaluate}, with whatever it throws turned into a failed evaluation.
     *
     * @throws CancelledException if the user wants to stop
     */
    default Evaluation attempt(DesignPoint point) {
        try {
            Evaluation evaluation = evaluate(point);
            return evaluation.point() == point || evaluation.point().equals(point)
                    ? evaluation
                    : Evaluation.failed(
                            point, "Expected an evaluation of this design, given one of " + evaluation.id());
        } catch (CancelledException stopped) {
            throw stopped;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return Evaluation.failed(point, e.getMessage() == null ? e.toString() : message(e));
        }
    }

    private static String message(Throwable e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
