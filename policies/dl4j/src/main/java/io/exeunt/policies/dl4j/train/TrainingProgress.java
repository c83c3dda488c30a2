package io.exeunt.policies.dl4j.train;

/**
 * Where a training stands.
 *
 * @param epoch current pass, 1 … epochs
 * @param epochs number of passes
 * @param step steps done
 * @param steps steps in all
 * @param loss weighted training loss, smoothed over recent steps
 * @param imagesPerS since this run began
 * @param etaS expected seconds to the end
 */
public record TrainingProgress(
        int epoch, int epochs, long step, long steps, double loss, double imagesPerS, double etaS) {}
