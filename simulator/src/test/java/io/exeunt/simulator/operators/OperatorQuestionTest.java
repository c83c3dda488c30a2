package io.exeunt.simulator.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorQuestionTest {
    private static final CostTables TX2 = CostTables.of(
            new EarlyExitNetwork(
                    "one layer",
                    List.of(new Segment("block", List.of(new Linear("wide", 4096, 4096, 1, true)))),
                    List.of(new Segment("final", List.of()))),
            Platforms.of(DeviceCatalog.find("jetson-tx2"), new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1)));
    private static final PathHistogram ALL = PathHistogram.ofExits(1, new int[] {4}, new int[] {4});

    private static OperatorTable answer(Map<String, Double> clocks, int... opps) {
        int state = TX2.platform().states().state(opps);
        return new OperatorQuestion(clocks).answer(TX2, ALL, FrequencySchedule.flat(1, state));
    }

    @Test
    void withoutClocksTheyAreThoseOfTheDesign() {
        assertThat(answer(Map.of(), 3, 5).seconds())
                .isCloseTo(TX2.segmentS(0, TX2.platform().states().state(3, 5)), withinPercentage(1e-10));
    }

    @Test
    void aClockThatIsNamedReplacesTheDesignsInItsDomainAlone() {
        assertThat(answer(Map.of("gpu", 1300.5), 3, 5)).isEqualTo(answer(Map.of(), 12, 5));
        assertThat(answer(Map.of("gpu", 1300.5, "emc", 1866.0), 3, 5)).isEqualTo(answer(Map.of(), 12, 10));
    }

    @Test
    void whatThePlatformHasNotGotIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> answer(Map.of("gpu", 900.0), 0, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "clocks: expected one of the 13 clocks of gpu, given 900.0 MHz%n  Maybe the nearest: 854.25 and 930.75 MHz"
                                .formatted());
        assertThatThrownBy(() -> answer(Map.of("gqu", 900.0), 0, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "clocks: no clock domain is called 'gqu'; the platform has gpu, emc%n  Maybe you meant 'gpu'"
                                .formatted());
    }
}
