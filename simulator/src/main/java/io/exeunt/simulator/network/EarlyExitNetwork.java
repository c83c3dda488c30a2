package io.exeunt.simulator.network;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.util.List;

/**
 * A backbone cut at its exit sites. Segment k leads from exit k−1 (or the input) to exit k; branch k is the head evaluated there.
 * The last exit is the final one, and its branch the network's own classifier.
 *
 * @param name of the network
 * @param segments backbone segments, one per exit
 * @param branches exit heads, one per exit
 */
public record EarlyExitNetwork(String name, List<Segment> segments, List<Segment> branches) {
    public EarlyExitNetwork {
        Check.notBlank("network name", name);
        segments = Check.notEmpty("segments of " + name, segments);
        branches = List.copyOf(branches);
        Check.require(
                branches.size() == segments.size(),
                "branches of " + name,
                segments.size() + " in number",
                branches.size());
        Check.inRange("exits of " + name, segments.size(), 1, ExitSet.MAX_EXITS);
    }

    /**
     * A network cut at the exits that its graph names: what one exit alone needs is its branch, all else is backbone.
     *
     * @throws io.exeunt.ground.InvalidInputException if the graph names no exits, or has operators that no exit needs
     */
    public static EarlyExitNetwork of(OperatorGraph graph) {
        return new ExitPartition(graph).network();
    }

    /** Number of exits, the final one included. */
    public int exits() {
        return segments.size();
    }

    /** Names of the exits: those of their branches. */
    public List<String> exitNames() {
        return branches.stream().map(Segment::name).toList();
    }

    /** Every exit of this network. */
    public ExitSet allExits() {
        return ExitSet.all(exits());
    }

    /** Backbone multiply-accumulates up to exit k, heads left out. */
    public long backboneMacs(int exit) {
        return segments.subList(0, exit + 1).stream().mapToLong(Segment::macs).sum();
    }
}
