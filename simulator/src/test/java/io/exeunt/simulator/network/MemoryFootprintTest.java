package io.exeunt.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryFootprintTest {
    private final EarlyExitNetwork network = new EarlyExitNetwork(
            "small",
            List.of(segment("stem", 100, 50), segment("trunk", 50, 20)),
            List.of(segment("early", 50, 150), segment("final", 20, 10)));

    @Test
    void keptHeadsCountAndTheOthersDoNot() {
        assertThat(MemoryFootprint.of(network, network.allExits()))
                .isEqualTo(new MemoryFootprint(5000 + 1000 + 7500 + 200, 200));
        assertThat(MemoryFootprint.of(network, ExitSet.finalOnly(2)))
                .isEqualTo(new MemoryFootprint(5000 + 1000 + 200, 150));
    }

    @Test
    void bytesDependOnThePrecision() {
        assertThat(new MemoryFootprint(10, 5).bytes(Precision.FP32)).isEqualTo(60);
        assertThat(new MemoryFootprint(10, 5).bytes(Precision.INT8)).isEqualTo(15);
    }

    @Test
    void exitsOfAnotherNetworkAreRefused() {
        assertThatThrownBy(() -> MemoryFootprint.of(network, ExitSet.all(3)))
                .hasMessage("Expected exits to be 2, given 3");
    }

    private static Segment segment(String name, int in, int out) {
        return new Segment(name, List.of(new Linear(name, in, out, 1, false)));
    }
}
