package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.search.front.ReferenceBox;
import io.exeunt.simulator.analytic.BriefOutcome;
import io.exeunt.simulator.result.LatencyDistribution;
import io.exeunt.simulator.result.LatencyStatistic;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceCornerTest {
    private static final double NONE = Double.POSITIVE_INFINITY;

    private static final BriefOutcome WITHOUT_EXITS =
            new BriefOutcome(1, new LatencyDistribution(2e-3, 2e-3, 2e-3, 2e-3, 2e-3), 3e-3);

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

    private static List<Double> corner(double minAccuracy, double latencyMs, double energyMj, double error) {
        ExploreSpec usual = TinyStudy.spec(List.of("entropy"), List.of("schedule"));
        ExploreSpec spec = new ExploreSpec(
                usual.title(),
                usual.seed(),
                usual.policies(),
                usual.governors(),
                usual.across(),
                usual.periodS(),
                new DesignBudget(latencyMs, LatencyStatistic.MEAN, minAccuracy, energyMj, NONE),
                usual.objectives(),
                new SearchSpec(
                        SearchSpec.Algorithm.NSGA2,
                        null,
                        200,
                        20,
                        1,
                        4,
                        0,
                        new SearchSpec.ReferencePoint(error, Double.NaN, Double.NaN, Double.NaN, Double.NaN)));
        ExitTrace trace = new ExitTrace("corner", List.of("exit1", "final"), SPLIT, SPLIT);
        ReferenceBox box = ReferenceCorner.of(spec, trace).box(new Worth(WITHOUT_EXITS, 5, 7, 7, Double.NaN));
        assertThat(box.ideal()).containsOnly(0.0);
        return box.reference();
    }

    @Test
    void withoutLimitsItLiesATenthBeyondTheWorstThatAnybodyWouldShip() {
        assertThat(corner(0, NONE, NONE, Double.NaN)).containsExactly(1.1 * 0.25, 1.1 * 3.0, 1.1 * 2.0);
    }

    @Test
    void limitsOfTheBudgetComeFirst() {
        assertThat(corner(0.75, 5, 7, Double.NaN)).containsExactly(0.25, 7.0, 5.0);
    }

    @Test
    void whatTheScenarioSaysComesBeforeLimits() {
        assertThat(corner(0.75, NONE, NONE, 0.5)).startsWith(0.5);
    }

    @Test
    void anAccuracyOfOneIsNoScaleForErrors() {
        assertThat(corner(1, NONE, NONE, Double.NaN)).startsWith(1.1 * 0.25);
    }
}
