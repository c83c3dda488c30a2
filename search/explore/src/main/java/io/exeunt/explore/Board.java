package io.exeunt.explore;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.UncertainPlatform;
import java.util.Optional;

/**
 * A board, or one condition of it, that designs are priced on.
 *
 * @param name unique within a study, such as "jetson-tx2" or "jetson-tx2 at 45 °C"
 * @param platform the board with unit, runtime and precision chosen
 * @param uncertain the same if uncertain numbers of its file were others; empty where no file stands behind it
 */
public record Board(String name, Platform platform, Optional<UncertainPlatform> uncertain) {
    public Board {
        Check.notBlank("name of a board", name);
    }

    /** A board that no device file stands behind. */
    public Board(String name, Platform platform) {
        this(name, platform, Optional.empty());
    }

    /** A board of a device file. */
    public Board(String name, UncertainPlatform file) {
        this(name, file.platform(), Optional.of(file));
    }
}
