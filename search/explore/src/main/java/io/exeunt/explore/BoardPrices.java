package io.exeunt.explore;

import io.exeunt.hwmodels.condition.Conditions;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.cost.UncertainPlatform;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.event.Offload;
import io.exeunt.simulator.event.UnitPrices;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.pricing.CostTables;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Prices a network on the units of a device file, each batch when it is first met. Safe for use by many threads. */
final class BoardPrices implements UnitPrices {
    private final EarlyExitNetwork network;
    private final UncertainPlatform file;
    private final Map<Asked, AnalyticEngine> known = new ConcurrentHashMap<>();

    private record Asked(PlatformSpec spec, Conditions conditions) {}

    /**
     * Of a board.
     *
     * @param single prices of a batch of one on the design's own unit
     */
    private BoardPrices(AnalyticEngine single, UncertainPlatform file) {
        this.network = single.tables().network();
        this.file = file;
        known.put(new Asked(file.spec(), file.conditions()), single);
    }

    /** Of a board; only a batch of one on one unit where no device file stands behind it. */
    static UnitPrices of(AnalyticEngine single, Board board) {
        return board.uncertain()
                .<UnitPrices>map(file -> new BoardPrices(single, file))
                .orElseGet(() -> UnitPrices.only(single));
    }

    @Override
    public AnalyticEngine batch(int size) {
        PlatformSpec spec = file.spec();
        return priced(
                new PlatformSpec(spec.unit(), spec.runtime(), spec.precision(), size, spec.threads()),
                file.conditions());
    }

    @Override
    public AnalyticEngine elsewhere(Offload offload, int size) {
        PlatformSpec spec =
                new PlatformSpec(offload.unit(), offload.runtime(), offload.precision(), size, offload.threads());
        return priced(spec, Platforms.beside(file.device(), spec, file.conditions()));
    }

    private AnalyticEngine priced(PlatformSpec spec, Conditions conditions) {
        return known.computeIfAbsent(new Asked(spec, conditions), asked -> {
            Platform platform = Platforms.of(file.device(), asked.spec(), asked.conditions());
            return new AnalyticEngine(CostTables.of(network, platform));
        });
    }
}
