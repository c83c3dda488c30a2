package io.exeunt.hwmodels.dvfs;

import io.exeunt.ground.Check;

/**
 * A part of the chip that has a clock of its own: a CPU cluster, a GPU, the memory.
 *
 * @param id unique within the device, such as "gpu" or "emc"
 * @param opps its operating points
 * @param transitionS time for which work stands still when the domain changes its operating point, in s, >= 0
 */
public record DvfsDomain(String id, OppTable opps, double transitionS) {
    public DvfsDomain {
        Check.notBlank("domain id", id);
        Check.nonNegative("transitionS of " + id, transitionS);
    }
}
