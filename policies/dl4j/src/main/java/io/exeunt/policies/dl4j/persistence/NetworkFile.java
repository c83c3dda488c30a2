package io.exeunt.policies.dl4j.persistence;

import io.exeunt.policies.dl4j.train.TrainedNetwork;
import java.nio.file.Path;

/** A trained network in one file with a checksum of its content. */
public final class NetworkFile {
    private NetworkFile() {}

    /** Writes it; the file appears whole or not at all. */
    public static void write(TrainedNetwork network, Path file) {
        throw new UnsupportedOperationException("draft");
    }

    /**
     * Reads it back, bit by bit what was written.
     *
     * @throws io.exeunt.hwmodels.InvalidInputException if it is missing, cut off or corrupted
     */
    public static TrainedNetwork read(Path file) {
        throw new UnsupportedOperationException("draft");
    }
}
