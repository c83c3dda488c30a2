package io.exeunt.explore;

import java.nio.file.Path;

/**
 * Where the journals of a study and of what it is compared with lie.
 *
 * @param search the study itself
 * @param exitsAtMaxClocks the same search with all clocks at their highest
 * @param randomSearch random designs on the same budget
 */
public record StudyPlaces(Path search, Path exitsAtMaxClocks, Path randomSearch) {}
