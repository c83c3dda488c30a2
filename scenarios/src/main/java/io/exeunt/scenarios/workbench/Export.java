package io.exeunt.scenarios.workbench;

import io.exeunt.ground.Check;
import java.nio.file.Path;

/**
 * Where what was learned is written to be passed on.
 *
 * @param target a .npz file for the bundle of traces, exact and whole; or a folder for traces in float16 and the operators of network and
 *     heads, which can be compared on any board
 * @param samples at most so many of each split, evenly drawn, > 0; a folder only
 */
public record Export(Path target, int samples) {
    private static final String ARRAYS = ".npz";

    public Export {
        Check.positive("samples", (long) samples);
    }

    /** All samples. */
    public static Export whole(Path target) {
        return new Export(target, Integer.MAX_VALUE);
    }

    /** Whether it is a bundle of arrays alone. */
    public boolean isArrays() {
        return target.toString().endsWith(ARRAYS);
    }
}
