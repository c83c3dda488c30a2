package io.exeunt.ground.spec;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.exeunt.ground.InvalidInputException;
import java.util.List;

/** What a parser of JSON says, for a person who wrote the file and not the parser. */
public final class JsonProblem {
    /** Where advice to programmers begins. */
    private static final List<String> ADVICE = List.of(": enable `", " (from `", ", from `", " (`", "; enable ");

    private JsonProblem() {}

    /**
     * The mistake, ready to be thrown.
     *
     * @param source what messages call the file
     * @param kind such as "not JSON"
     */
    public static InvalidInputException of(String source, String kind, JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String where =
                at == null || at.getLineNr() < 1 ? source : source + ":" + at.getLineNr() + ":" + at.getColumnNr();
        return new InvalidInputException(where, kind + ": " + reason(e), null, e);
    }

    private static String reason(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "nested deeper, or a number or text longer, than any is needed";
        }
        String reason = e.getOriginalMessage().lines().findFirst().orElse("").strip();
        for (String advice : ADVICE) {
            int from = reason.indexOf(advice);
            reason = from < 0 ? reason : reason.substring(0, from);
        }
        return reason;
    }
}
