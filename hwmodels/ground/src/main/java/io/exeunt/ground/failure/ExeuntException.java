package io.exeunt.ground.failure;

import org.jspecify.annotations.Nullable;

/** A run that could not be brought to its end, for a reason that its user can understand; shown without a stack trace. */
public abstract sealed class ExeuntException extends RuntimeException
        permits CancelledException, InfeasibleException, StoreException, TrialFailedException {
    private static final long serialVersionUID = 1L;

    ExeuntException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
