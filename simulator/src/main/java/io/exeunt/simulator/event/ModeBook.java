package io.exeunt.simulator.event;

import io.exeunt.simulator.analytic.AnalyticEngine;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prices modes when they are first needed, anew for everything that a throttle may take away. For one thread. */
final class ModeBook {
    private final AnalyticEngine pricing;
    private final List<Mode> modes;
    private final Map<List<Integer>, @Nullable PricedMode[]> pricedBySteps = new HashMap<>();

    ModeBook(AnalyticEngine pricing, List<Mode> modes) {
        this.pricing = pricing;
        this.modes = modes;
    }

    PricedMode get(int mode, int[] steps) {
        @Nullable
        PricedMode[] priced = pricedBySteps.computeIfAbsent(
                Arrays.stream(steps).boxed().toList(), key -> new PricedMode[modes.size()]);
        PricedMode known = priced[mode];
        if (known == null) {
            known = new PricedMode(pricing, modes.get(mode), steps);
            priced[mode] = known;
        }
        return known;
    }
}
