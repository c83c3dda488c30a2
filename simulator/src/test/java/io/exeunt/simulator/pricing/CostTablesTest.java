package io.exeunt.simulator.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.hwmodels.cost.Bound;
import io.exeunt.hwmodels.cost.WorkCost;
import io.exeunt.hwmodels.power.Energy;
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
