package io.exeunt.explore.result;

import io.exeunt.ground.Check;

/**
 * What a design spends from one frame to the next, idling included, where a study counts the active inference alone.
 *
 * @param fps frames per second
 * @param energyJ mean energy per frame in J
 * @param idleJ the part of it spent idling, in J
 * @param baselineJ the baseline's mean energy per frame in J
 */
public record PerFrame(double fps, double energyJ, double idleJ, double baselineJ) {
    public PerFrame {
        Check.positive("fps", fps);
        Check.positive("energy per frame in J", energyJ);
        Check.positive("energy of the baseline per frame in J", baselineJ);
    }

    /** Share of the baseline's energy per frame saved. */
    public double gain() {
        return 1 - energyJ / baselineJ;
    }
}
