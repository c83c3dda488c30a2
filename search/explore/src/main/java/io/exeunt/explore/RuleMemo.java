package io.exeunt.explore;

import io.exeunt.explore.EarlyExitDesign.Rule;
import io.exeunt.simulator.network.ExitSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was found out about the rules of late: designs often differ in their clocks alone. A rule has one place, and a newer one takes
 * it over. Safe for use by many threads, as entries are immutable and what is found is the same whoever finds it.
 *
 * @param <V> what is found out; immutable
 */
final class RuleMemo<V> {
    /** A few MB, so that most of it stays near the processor. */
    private static final int PLACES = 1 << 14;

    private final AtomicReferenceArray<@Nullable Entry<V>> entries = new AtomicReferenceArray<>(PLACES);

    /** With the hash of its design, as most others in a place differ there already. */
    private record Entry<V>(long hash, Rule rule, ExitSet exits, V found) {
        boolean isOf(long wanted, EarlyExitDesign design) {
            return hash == wanted && exits.bits() == design.exits().bits() && rule.equals(design.rule());
        }
    }

    /**
     * What there is to know of a design's rule and exits.
     *
     * @param find finds it out if need be
     */
    V of(EarlyExitDesign design, Supplier<V> find) {
        long hash = hash(design);
        int place = (int) (hash >>> 40) & PLACES - 1;
        Entry<V> known = entries.getOpaque(place);
        if (known != null && known.isOf(hash, design)) {
            return known.found();
        }
        V found = find.get();
        entries.setRelease(place, new Entry<>(hash, design.rule(), design.exits(), found));
        return found;
    }

    private static long hash(EarlyExitDesign design) {
        long hash = (design.rule().hashCode() * 0x9e3779b97f4a7c15L)
                ^ design.exits().bits();
        return (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
    }
}
