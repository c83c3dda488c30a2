package io.exeunt.scenarios.spec;

import io.exeunt.ground.spec.bind.Key;
import java.nio.file.Path;

/**
 * Where results go.
 *
 * @param folder study folder, created when missing; a relative one is taken from where the command was called
 */
public record ReportSpec(@Key(asGiven = true) Path folder) {}
