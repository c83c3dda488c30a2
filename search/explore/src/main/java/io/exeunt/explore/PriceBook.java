package io.exeunt.explore;

import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.simulator.pricing.CostTables;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cost tables by system and platform: studies that share both share the tables. The same system is the same object, and the same platform
 * likewise: comparing what is in them would take longer than pricing. Safe for use by many threads.
 */
public final class PriceBook {
    private final Map<Entry, CostTables> tables = new ConcurrentHashMap<>();

    private record Entry(StudySystem system, Platform platform) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Entry entry && entry.system == system && entry.platform == platform;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(system) + System.identityHashCode(platform);
        }
    }

    /** What every piece of a system costs on a platform. */
    CostTables tables(StudySystem system, Platform platform) {
        return tables.computeIfAbsent(
                new Entry(system, platform),
                entry -> CostTables.of(Objects.requireNonNull(system.network()), platform));
    }

    /** How many pairs have been priced. */
    public int size() {
        return tables.size();
    }
}
