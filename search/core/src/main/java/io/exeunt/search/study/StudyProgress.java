package io.exeunt.search.study;

import java.time.Duration;

/**
 * What a listener is told after a generation.
 *
 * @param stats where the study stands
 * @param budget total number of evaluations
 * @param replayed how many of the finished trials came from the journal of an earlier run
 * @param evaluationsPerS rate of this run, replayed trials not counted; NaN while nothing was measured
 * @param eta estimated time to the end at that rate; zero while nothing was measured
 */
public record StudyProgress(GenerationStats stats, int budget, int replayed, double evaluationsPerS, Duration eta) {}
