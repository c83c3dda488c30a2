package io.exeunt.explore;

import io.exeunt.ground.Check;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadOrigin;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A set of heads on a backbone as exploring sees it: what its exits said, and what segments and heads ask of a device.
 *
 * @param name by which policies are sent to it, such as "pteenet"
 * @param trace outputs of its exits on <em>fit</em> and <em>report</em>
 * @param network operators of its segments and heads; null where only counts are known, and no device can be priced
 * @param macs costs of segments and heads in millions of multiply-accumulates
 * @param origin which published system the heads belong to; null where that is not told
 */
public record StudySystem(
        String name,
        ExitTrace trace,
        @Nullable EarlyExitNetwork network,
        ExitCosts macs,
        @Nullable HeadOrigin origin) {
    private static final double MMAC = 1e6;

    public StudySystem {
        Check.notBlank("name of a system", name);
        Check.require(
                macs.segment().length == trace.exits(),
                "costs of " + name,
                "of " + trace.exits() + " exits",
                macs.segment().length);
        Check.require(
                network == null || network.exits() == trace.exits(),
                "exits of the network of " + name,
                "" + trace.exits(),
                network == null ? 0 : network.exits());
    }

    /** A system whose operators are known. */
    public static StudySystem of(String name, ExitTrace trace, EarlyExitNetwork network) {
        return new StudySystem(name, trace, network, macs(network), null);
    }

    /** A system of which only counts are known. */
    public static StudySystem counted(String name, ExitTrace trace, ExitCosts macs) {
        return new StudySystem(name, trace, null, macs, null);
    }

    /** The same, of this published system; as it is where none is told. */
    public StudySystem from(@Nullable HeadOrigin told) {
        return new StudySystem(name, trace, network, macs, told);
    }

    private static ExitCosts macs(EarlyExitNetwork network) {
        return new ExitCosts(
                "MMAC",
                network.segments().stream()
                        .mapToDouble(segment -> segment.macs() / MMAC)
                        .toArray(),
                network.branches().stream()
                        .mapToDouble(head -> head.macs() / MMAC)
                        .toArray());
    }

    /** Number of exits, the final one included. */
    public int exits() {
        return trace.exits();
    }

    /** Names of the backbone segments, one per exit. */
    public List<String> segmentNames() {
        return network == null
                ? IntStream.rangeClosed(1, exits()).mapToObj(k -> "segment" + k).toList()
                : network.segments().stream().map(segment -> segment.name()).toList();
    }
}
