package io.exeunt.hwmodels.devicetree;

/**
 * A run of lines of one file without comments and directives.
 *
 * @param file they come from
 * @param line number of the first
 * @param text ends with a line break
 */
record Chunk(String file, int line, String text) {}
