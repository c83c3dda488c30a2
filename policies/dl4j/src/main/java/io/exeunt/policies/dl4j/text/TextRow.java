package io.exeunt.policies.dl4j.text;

/**
 * A text and its class as they stand in a file.
 *
 * @param line of the file, from 1
 * @param label name of the class
 * @param text as it stands there
 */
record TextRow(long line, String label, String text) {}
