package io.exeunt.policies.governor;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.cost.Platform;

/** Governors that weigh energy need to know it. */
final class Energies {
    private Energies() {}

    static void requireModelled(Platform platform) {
        Check.require(platform.energyModelled(), "energy of " + platform.id(), "modelled", "no power data");
    }
}
