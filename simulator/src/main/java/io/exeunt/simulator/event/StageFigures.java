package io.exeunt.simulator.event;

import java.util.List;

/**
 * What requests share, and what they wait for in each other.
 *
 * @param meanBatch requests per batch, as it began; NaN where none did
 * @param fillS mean time in s for which a request waited for its batch to fill while the unit was free
 * @param heldS mean time in s from a sample's own exit to its answer: waiting for the last of its batch
 * @param interrupted how often a batch gave way to one of a higher priority
 * @param busyShare [unit], share of the time for which each was occupied; the design's own unit first
 * @param transferS mean time in s per batch that went on handing over between units
 */
public record StageFigures(
        double meanBatch, double fillS, double heldS, long interrupted, List<Double> busyShare, double transferS) {
    public StageFigures {
        busyShare = List.copyOf(busyShare);
    }
}
