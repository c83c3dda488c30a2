package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Tuned;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.PathCounts;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was counted for the rules of late: designs often differ in their clocks alone. A rule has one place, and a newer one takes
 * it over. Safe for use by many threads, as entries are immutable and a count is the same whoever makes it.
 */
final class CountsMemo {
    /** A few MB, so that most of it stays near the processor. */
    private static final int PLACES = 1 << 14;

    private final @Nullable Entry[] entries = new Entry[PLACES];

    /** With the hash of its design, as most others in a place differ there already. */
    private record Entry(long hash, Tuned rule, ExitSet exits, PathCounts counts) {
        boolean isOf(long wanted, EarlyExitDesign design) {
            return hash == wanted && exits.bits() == design.exits().bits() && rule.equals(design.rule());
        }
    }

    /**
     * What is counted for a design's rule and exits.
     *
     * @param rule of the design
     * @param count counts it if need be
     */
    PathCounts of(EarlyExitDesign design, Tuned rule, Function<Tuned, PathCounts> count) {
        long hash = hash(design);
        int place = (int) (hash >>> 40) & PLACES - 1;
        Entry known = entries[place];
        if (known != null && known.isOf(hash, design)) {
            return known.counts();
        }
        PathCounts counts = count.apply(rule);
        entries[place] = new Entry(hash, rule, design.exits(), counts);
        return counts;
    }

    private static long hash(EarlyExitDesign design) {
        long hash = (design.rule().hashCode() * 0x9e3779b97f4a7c15L)
                ^ design.exits().bits();
        return (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
    }
}
