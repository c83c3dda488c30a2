package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import java.util.List;

/**
 * What a design point is: enough to simulate it again.
 *
 * @param exits names of the exits kept, in the network's order, the final one included
 * @param policy name of the exit policy, such as "max_softmax"
 * @param parameters its thresholds and other numbers, in a fixed order; empty for none
 * @param freqHz clocks in Hz, [segment][domain]: one row per backbone segment, one column per {@link Setting#domains()}
 */
public record Configuration(List<String> exits, String policy, List<Parameter> parameters, List<List<Double>> freqHz) {
    public Configuration {
        exits = Check.notEmpty("exits kept", exits);
        Check.notBlank("policy", policy);
        parameters = List.copyOf(parameters);
        freqHz = freqHz.stream().map(List::copyOf).toList();
    }

    /** Whether every segment runs at the same clocks. */
    public boolean flatSchedule() {
        return freqHz.stream().distinct().count() <= 1;
    }
}
