package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.scenarios.spec.KnownNamesFake;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.ScenarioReader;
import io.exeunt.search.front.ReferenceBox;
import io.exeunt.simulator.analytic.Figures;
import io.exeunt.simulator.result.LatencyDistribution;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceCornerTest {
    private static final Figures WITHOUT_EXITS =
            new Figures(1, new LatencyDistribution(2e-3, 2e-3, 2e-3, 2e-3, 2e-3), 3e-3);

    /** The first exit is wrong about one sample of four, the final exit about none. */
    private static final TraceSplit SPLIT =
            new TraceSplit("fit", new int[] {0, 0, 1, 1}, List.of(answers(0, 1, 1, 1), answers(0, 0, 1, 1)));

    private static ExitOutputs answers(int... classes) {
        float[] values = new float[2 * classes.length];
        for (int i = 0; i < classes.length; i++) {
            values[2 * i + classes[i]] = 1;
        }
        return new ExitOutputs(HeadKind.SOFTMAX, 2, values);
    }

    private static List<Double> corner(String... assignments) {
        String text = "name: corner\nnetwork: {preset: quickstart}\ndevice: {id: jetson-tx2}\n";
        Scenario scenario =
                new ScenarioReader(new KnownNamesFake()).parse("corner.yaml", text, Path.of(""), List.of(assignments));
        ExitTrace trace = new ExitTrace("corner", List.of("exit1", "final"), SPLIT, SPLIT);
        ReferenceBox box = ReferenceCorner.of(scenario, trace).box(WITHOUT_EXITS);
        assertThat(box.ideal()).containsOnly(0.0);
        return box.reference();
    }

    @Test
    void withoutLimitsItLiesATenthBeyondTheWorstThatAnybodyWouldShip() {
        assertThat(corner()).containsExactly(1.1 * 0.25, 1.1 * 3.0, 1.1 * 2.0);
    }

    @Test
    void limitsOfTheBudgetComeFirst() {
        assertThat(corner("budget.min_accuracy=0.75", "budget.latency_budget_ms=5", "budget.energy_budget_mj=7"))
                .containsExactly(0.25, 7.0, 5.0);
    }

    @Test
    void whatTheScenarioSaysComesBeforeLimits() {
        assertThat(corner("search.reference_point.error=0.5", "budget.min_accuracy=0.75"))
                .startsWith(0.5);
    }

    @Test
    void anAccuracyOfOneIsNoScaleForErrors() {
        assertThat(corner("budget.min_accuracy=1")).startsWith(1.1 * 0.25);
    }
}
