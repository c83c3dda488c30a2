package io.exeunt.explore;

import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.pricing.CostTables;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cost tables by network and platform: studies that share both share the tables. The same network is the same object, and the same platform
 * likewise: comparing what is in them would take longer than pricing. Safe for use by many threads.
 */
public final class PriceBook {
    private final Map<Entry, CostTables> tables = new ConcurrentHashMap<>();

    private record Entry(EarlyExitNetwork network, Platform platform) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Entry entry && entry.network == network && entry.platform == platform;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(network) + System.identityHashCode(platform);
        }
    }

    /** What every piece of a system costs on a platform. */
    CostTables tables(StudySystem system, Platform platform) {
        EarlyExitNetwork network = Objects.requireNonNull(system.network());
        return tables.computeIfAbsent(new Entry(network, platform), entry -> CostTables.of(network, platform));
    }
}
