package io.exeunt.scenarios.sweep;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.ExeuntException;

/** Why a cell failed, in one line. */
public final class CellFailure {
    private CellFailure() {}

    /** For people; what is no mistake of theirs is told as such. */
    public static String reason(RuntimeException e) {
        boolean told = e instanceof InvalidInputException || e instanceof ExeuntException;
        String text = told ? String.valueOf(e.getMessage()) : "internal error, please report it: " + e;
        return text.replaceAll("\\s*\\R\\s*", ". ");
    }
}
