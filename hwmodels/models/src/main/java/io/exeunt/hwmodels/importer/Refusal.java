package io.exeunt.hwmodels.importer;

import io.exeunt.ground.InvalidInputException;

/**
 * A table that could not be used.
 *
 * @param name of the table
 * @param reason with the line of what is wrong
 */
record Refusal(String name, InvalidInputException reason) {
    /** Without the guess what may have been meant: most tables that are left out are none of a processor. */
    String note() {
        String problem = String.valueOf(reason.getMessage()).lines().findFirst().orElse("");
        return name + " was left out: " + problem;
    }
}
