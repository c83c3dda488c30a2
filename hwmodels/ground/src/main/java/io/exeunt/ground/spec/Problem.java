package io.exeunt.ground.spec;

import com.fasterxml.jackson.core.JsonPointer;
import io.exeunt.ground.InvalidInputException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One thing wrong with a document. */
record Problem(Place place, JsonPointer pointer, String text, Optional<String> hint) {
    private static final int SHOWN = 10;

    /** All problems in reading order as one exception. */
    static InvalidInputException asException(List<Problem> problems) {
        return InvalidInputException.joined(
                problems.stream()
                        .distinct()
                        .sorted(Comparator.comparing(Problem::place).thenComparing(Problem::text))
                        .map(Problem::toException)
                        .toList(),
                SHOWN);
    }

    InvalidInputException toException() {
        String what = pointer.matches() ? text : pointer + ": " + text;
        return new InvalidInputException(place.toString(), what, hint.orElse(null));
    }
}
