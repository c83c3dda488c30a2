package io.exeunt.scenarios.dashboard;

import io.exeunt.reports.html.RunEntry;
import java.nio.file.Path;

/**
 * A study or sweep that was found.
 *
 * @param folder where it lies
 * @param entry what a list says of it
 */
record Run(Path folder, RunEntry entry) {}
