package io.exeunt.simulator.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.OppTable;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.workload.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The GPU and the A57 of the Jetson TX2, which share the memory. */
class FollowingClocksTest {
    private final StateSpace gpu = states("gpu", "tensorrt");
    private final StateSpace a57 = states("a57", "ncnn");
    private final FollowingClocks clocks = new FollowingClocks(gpu, a57, state -> state);

    private static StateSpace states(String unit, String runtime) {
        return Platforms.of(DeviceCatalog.find("jetson-tx2"), new PlatformSpec(unit, runtime, Precision.FP32, 1, 1))
                .states();
    }

    @Test
    void theMemoryIsWhereTheFirstUnitHoldsIt() {
        for (int state = 0; state < gpu.size(); state++) {
            clocks.follow(state);

            assertThat(a57.opp(clocks.home(), 1).freqHz())
                    .isEqualTo(gpu.opp(state, 1).freqHz());
        }
    }

    @Test
    void itsOwnClockIsTheHighest() {
        clocks.follow(0);

        assertThat(a57.domains().get(0).id()).isEqualTo("a57");
        assertThat(a57.oppIndex(clocks.home(), 0))
                .isEqualTo(a57.domains().get(0).opps().size() - 1);
        assertThat(clocks.rest()).isEqualTo(clocks.home());
    }

    @Test
    void heatTakesClocksAway() {
        FollowingClocks hot = new FollowingClocks(gpu, a57, state -> 0);

        hot.follow(gpu.max());

        assertThat(hot.home()).isZero();
    }

    @Test
    void aMemoryClockThatItLacksIsTheNextSlowerOne() {
        StateSpace capped = new StateSpace(List.of(
                a57.domains().get(0),
                new DvfsDomain(
                        "emc",
                        new OppTable(
                                a57.domains().get(1).opps().scale(),
                                a57.domains().get(1).opps().points().subList(1, 2)),
                        0)));
        FollowingClocks few = new FollowingClocks(gpu, capped, state -> state);

        few.follow(0);

        assertThat(few.home()).isEqualTo(capped.max());
    }
}
