package io.exeunt.scenarios.sweep;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.scenarios.spec.Scenario;
import java.util.List;

/**
 * A cell that is to be computed: a scenario, and nothing else that a machine elsewhere would need.
 *
 * @param values one per axis
 * @param assignments that make it of the sweep's scenario, "device.id=jetson-tx2"
 * @param folder name of its study, below the sweep's cells
 * @param question its scenario, or why it has none
 */
public record PlannedCell(List<String> values, List<String> assignments, String folder, Question question) {
    /** What a cell asks. */
    public sealed interface Question {
        /** A scenario that has passed all checks. */
        record Asked(Scenario scenario) implements Question {}

        /** Values that don't go together. */
        record Wrong(InvalidInputException why) implements Question {}
    }

    public PlannedCell {
        values = List.copyOf(values);
        assignments = List.copyOf(assignments);
    }

    /** For people: "device.id=jetson-tx2, seed=1". */
    public String name() {
        return String.join(", ", assignments);
    }
}
