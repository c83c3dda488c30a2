package io.exeunt.explore;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.cost.Platform;

/**
 * A board, or one condition of it, that designs are priced on.
 *
 * @param name unique within a study, such as "jetson-tx2" or "jetson-tx2 at 45 °C"
 * @param platform the board with unit, runtime and precision chosen
 */
public record Board(String name, Platform platform) {
    public Board {
        Check.notBlank("name of a board", name);
    }
}
