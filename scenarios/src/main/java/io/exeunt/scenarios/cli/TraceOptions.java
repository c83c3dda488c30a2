package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.npz.RowSums;
import picocli.CommandLine.Option;

/** How a trace file is read. */
final class TraceOptions {
    @Option(
            names = "--renormalise",
            description =
                    "Divide each softmax row of a trace file by its sum, where storing rounded it (bfloat16, int8).")
    private boolean renormalise;

    RowSums sums() {
        return renormalise ? RowSums.RENORMALISED : RowSums.REQUIRED;
    }

    /** A network that is trained here says what it says. */
    void requireNone() {
        if (renormalise) {
            throw new InvalidInputException(
                    "--renormalise", "Expected a trace, given a scenario: what its exits say is not rounded", null);
        }
    }
}
