package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a design sets the clocks of a board, or of several with the same clocks.
 *
 * @param board name of the (first) board
 * @param governor name of the governor
 * @param setting its parameters by name; empty where it has none
 * @param states operating state of each backbone segment, by index
 * @param freqHz the same as clocks in Hz, [segment][domain]
 */
public record BoardClocks(
        String board, String governor, Map<String, Double> setting, List<Integer> states, List<List<Double>> freqHz) {
    public BoardClocks {
        Check.notBlank("governor", governor);
        setting = Collections.unmodifiableMap(new LinkedHashMap<>(setting));
        states = List.copyOf(states);
        freqHz = freqHz.stream().map(List::copyOf).toList();
    }
}
