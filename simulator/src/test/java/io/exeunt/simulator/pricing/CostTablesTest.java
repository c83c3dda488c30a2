package io.exeunt.simulator.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Bound;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.cost.WorkCost;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.policy.ExitCosts;
import org.junit.jupiter.api.Test;

class CostTablesTest {
    private final EarlyExitNetwork network = FakePlatform.network(new int[] {8, 4}, new int[] {2, 0});
    private final CostTables tables = CostTables.of(network, FakePlatform.simple());

    @Test
    void everySegmentAndHeadIsPricedInEveryState() {
        assertThat(tables.exits()).isEqualTo(2);
        assertThat(tables.states()).isEqualTo(3);
        assertThat(tables.segmentS(0, 0)).isEqualTo(8);
        assertThat(tables.segmentS(1, 2)).isEqualTo(1);
        assertThat(tables.headS(0, 1)).isEqualTo(1);
        assertThat(tables.segmentEnergy(0, 1)).isEqualTo(new Energy(32, 4, 4, 8, 0));
        assertThat(tables.segmentJ(0, 1)).isEqualTo(48);
        assertThat(tables.headJ(0, 1)).isEqualTo(12);
        assertThat(tables.segmentBytes(0, 2)).isEqualTo(32);
        assertThat(tables.segmentBound(0, 2)).isEqualTo(Bound.COMPUTE);
    }

    /** Where the board knows what an inference costs beside its operators, its first segment bears it, whoever leaves where. */
    @Test
    void theFirstSegmentBearsWhatAnInferenceCostsBesideItsOperators() {
        Platform tx2 = Platforms.of(
                DeviceCatalog.find("jetson-tx2"), new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1));
        CostTables priced = CostTables.of(network, tx2);
        int top = priced.states() - 1;
        assertThat(priced.perInferenceModelled()).isTrue();
        assertThat(priced.perInference(top).seconds()).isPositive();
        assertThat(priced.segment(0, top))
                .isEqualTo(tx2.priceAll(network.segments().get(0).operators())
                        .get(top)
                        .plus(tx2.perInference(top).orElseThrow()));
        assertThat(priced.segment(1, top))
                .isEqualTo(tx2.priceAll(network.segments().get(1).operators()).get(top));
        assertThat(priced.head(0, top))
                .isEqualTo(tx2.priceAll(network.branches().get(0).operators()).get(top));
        assertThat(tables.perInferenceModelled()).isFalse();
        assertThat(tables.perInference(0)).isEqualTo(WorkCost.ZERO);
    }

    @Test
    void aHeadWithoutOperatorsIsFree() {
        assertThat(tables.head(1, 2)).isEqualTo(WorkCost.ZERO);
    }

    @Test
    void everyChangeOfStateIsPriced() {
        assertThat(tables.switchS(0, 2)).isEqualTo(0.25);
        assertThat(tables.switchJ(0, 2)).isEqualTo(3);
        assertThat(tables.switchEnergy(0, 2)).isEqualTo(new Energy(0, 0, 0, 0, 3));
        assertThat(tables.switchS(1, 1)).isZero();
        assertThat(tables.switchJ(1, 1)).isZero();
    }

    @Test
    void policiesAreGivenCostsInTheirUnit() {
        assertThat(ExitCosts.macs(tables).unit()).isEqualTo("MMAC");
        assertThat(ExitCosts.macs(tables).segment()).containsExactly(8e-6, 4e-6);
        assertThat(ExitCosts.macs(tables).head()).containsExactly(2e-6, 0);
        ExitCosts latency = ExitCosts.latency(tables, 2);
        assertThat(latency.unit()).isEqualTo("s");
        assertThat(latency.segment()).containsExactly(2, 1);
        assertThat(latency.head()).containsExactly(0.5, 0);
        ExitCosts energy = ExitCosts.energy(tables, 1);
        assertThat(energy.unit()).isEqualTo("J");
        assertThat(energy.segment()).containsExactly(48, 24);
        assertThat(energy.head()).containsExactly(12, 0);
    }

    @Test
    void energyThatIsNotModelledIsNotHandedOut() {
        CostTables powerless = CostTables.of(network, FakePlatform.withoutPower());

        assertThat(powerless.segmentJ(0, 0)).isNaN();
        assertThatThrownBy(() -> ExitCosts.energy(powerless, 0))
                .hasMessage("Expected energy of fake to be modelled, given no power data");
    }

    @Test
    void aStateThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> ExitCosts.latency(tables, 3)).hasMessage("Expected state to be in 0..2, given 3");
    }
}
