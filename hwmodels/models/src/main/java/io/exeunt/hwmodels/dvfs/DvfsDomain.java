package io.exeunt.hwmodels.dvfs;

import io.exeunt.ground.Check;

/**
 * A part of the chip that has a clock of its own: a CPU cluster, a GPU, the memory.
 *
 * @param id unique within the device, such as "gpu" or "emc"
 * @param opps its operating points
 * @param standstillS time from a request for another operating point for which work stands still, in s, >= 0
 * @param effectiveS time from the request until the new operating point holds, in s, >= 0; what lies behind the standstill, work goes on
 *     at the old one
 */
public record DvfsDomain(String id, OppTable opps, double standstillS, double effectiveS) {
    public DvfsDomain {
        Check.notBlank("domain id", id);
        Check.nonNegative("standstillS of " + id, standstillS);
        Check.nonNegative("effectiveS of " + id, effectiveS);
    }

    /** A domain in which work stands still until the new operating point holds. */
    public DvfsDomain(String id, OppTable opps, double transitionS) {
        this(id, opps, transitionS, transitionS);
    }
}
