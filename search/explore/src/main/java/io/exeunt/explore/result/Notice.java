package io.exeunt.explore.result;

import io.exeunt.ground.Check;

/**
 * The result of a health check or a warning.
 *
 * @param severity how much it matters
 * @param finding what was found, one sentence
 * @param remedy what to do about it, one sentence; empty for nothing
 */
public record Notice(Severity severity, String finding, String remedy) {
    public Notice {
        Check.notBlank("finding", finding);
    }

    /** How much a notice matters. */
    public enum Severity {
        /** Checked and found right. */
        OK,
        /** Worth knowing. */
        NOTE,
        /** May lead to a wrong conclusion. */
        WARNING
    }
}
