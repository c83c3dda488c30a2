package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a design point is: enough to simulate it again.
 *
 * @param system name of the system whose heads are used; "" where there is but one
 * @param exits names of the exits kept, in the network's order, the final one included
 * @param policy name of the exit policy, such as "max_softmax"
 * @param setting what a search turned, by name: with the trace it gives the policy again
 * @param parameters the numbers that the fitted policy decides by, for people; empty for none
 * @param clocks one per group of boards with the same clocks; empty where no board is priced
 */
public record Configuration(
        String system,
        List<String> exits,
        String policy,
        Map<String, Double> setting,
        List<ParameterValue> parameters,
        List<BoardClocks> clocks) {
    /** Between governors of several groups of boards. */
    public static final String BESIDE = " + ";

    public Configuration {
        exits = Check.notEmpty("exits kept", exits);
        Check.notBlank("policy", policy);
        setting = Collections.unmodifiableMap(new LinkedHashMap<>(setting));
        parameters = List.copyOf(parameters);
        clocks = List.copyOf(clocks);
    }

    /**
     * A design of the only system on one board, by its clocks alone.
     *
     * @param freqHz clocks in Hz, [segment][domain]
     */
    public Configuration(
            List<String> exits, String policy, List<ParameterValue> parameters, List<List<Double>> freqHz) {
        this(
                "",
                exits,
                policy,
                Map.of(),
                parameters,
                List.of(new BoardClocks("", "schedule", Map.of(), List.of(), freqHz)));
    }

    /** Policy and, where there are several systems, "@system". */
    public String contender() {
        return system.isEmpty() ? policy : policy + "@" + system;
    }

    /** The governor, of several groups of boards one each, "static + schedule"; "" where no board is priced. */
    public String governors() {
        return clocks.stream().map(BoardClocks::governor).collect(Collectors.joining(BESIDE));
    }

    /** Clocks in Hz, [segment][domain]: the domains of all boards side by side, as in {@link Setting#domains()}. */
    public List<List<Double>> freqHz() {
        int segments =
                clocks.stream().mapToInt(each -> each.freqHz().size()).max().orElse(0);
        List<List<Double>> rows = new ArrayList<>();
        for (int k = 0; k < segments; k++) {
            List<Double> row = new ArrayList<>();
            for (BoardClocks each : clocks) {
                row.addAll(each.freqHz().get(k));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Whether every segment runs at the same clocks. */
    public boolean flatSchedule() {
        return freqHz().stream().distinct().count() <= 1;
    }
}
