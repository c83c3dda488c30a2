package io.exeunt.simulator.policy;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * All that the hardware sees of a sample: which heads were evaluated, what was forecast at each, and where the sample left.
 * Backbone segments 0 … exit run; samples with equal paths cost the same.
 *
 * @param exit index of the exit at which the sample left
 * @param evaluated bits of the heads that were evaluated; bit {@code exit} is set unless the answer needed no head
 * @param forecasts for each evaluated head in order, the exit that was forecast there; empty for policies that forecast nothing
 */
public record Path(int exit, long evaluated, List<Integer> forecasts) {
    public Path {
        Check.inRange("exit", exit, 0, 62);
        Check.require(
                Long.numberOfLeadingZeros(evaluated) >= 63 - exit,
                "evaluated heads",
                "at or before exit " + exit,
                Long.toBinaryString(evaluated));
        forecasts = List.copyOf(forecasts);
    }

    /** A path without forecasts. */
    public static Path of(int exit, long evaluated) {
        return new Path(exit, evaluated, List.of());
    }

    /** Whether the head of exit k was evaluated. */
    public boolean evaluates(int k) {
        return (evaluated >>> k & 1) != 0;
    }
}
