package io.exeunt.policies.dl4j.heads;

import io.exeunt.ground.Check;
import java.nio.file.Path;

/**
 * How features are kept.
 *
 * @param heapBytes up to this size in memory, >= 0; what is larger goes to files
 * @param spillFolder where those files are; created if need be, the files are deleted when the features are closed
 */
public record FeatureMemory(long heapBytes, Path spillFolder) {
    public FeatureMemory {
        Check.nonNegative("heapBytes", heapBytes);
    }
}
