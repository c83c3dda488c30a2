package io.exeunt.scenarios.workbench;

import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.simulator.operators.OperatorQuestion;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A design that is to be simulated.
 *
 * @param of what it is a design of
 * @param design a row of an earlier front; empty for the knee of a study, or a scenario's all exits kept, first allowed policy and
 *     maximum clocks
 * @param governor name of a governor that sets the clocks in place of the design's; empty to take those
 * @param operators at which clocks its operators are priced one by one; empty for not at all
 * @param load what of the scenario's load is to be otherwise; where there is a load, the design is simulated request by request
 *     as well
 */
public record SimulationRequest(
        Of of,
        Optional<DesignReference> design,
        Optional<String> governor,
        Optional<OperatorQuestion> operators,
        LoadRequest load) {
    /** What a design is of. */
    public sealed interface Of {
        /** A scenario: its network is trained, or read. */
        record AScenario(Scenario scenario) implements Of {}

        /** A finished study: all is in its folder. */
        record AStudy(Path folder) implements Of {}
    }
}
