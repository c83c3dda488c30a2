package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.cost.SwitchCost;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InputHashTest {
    private final Platform board =
            Platforms.of(DeviceCatalog.find("jetson-nano"), new PlatformSpec("gpu", "tensorrt", Precision.FP16, 1, 1));
    private final TreeMap<String, String> learned = new TreeMap<>(Map.of("network", "abc"));

    @Test
    void theSameInputsHaveTheSameHash() {
        assertThat(hash(board, learned)).isEqualTo(hash(board, learned));
    }

    @Test
    void anotherNetworkHasAnotherHash() {
        assertThat(hash(board, new TreeMap<>(Map.of("network", "abd")))).isNotEqualTo(hash(board, learned));
    }

    @Test
    void theCostOfEveryChangeOfStateCounts() {
        int last = board.states().size() - 1;
        Platform slower = (Platform) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Platform.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("transition")
                            && arguments[0].equals(last)
                            && arguments[1].equals(last - 1)) {
                        SwitchCost cost = board.transition(last, last - 1);
                        return new SwitchCost(cost.standstillS() + 1e-6, cost.effectiveS(), cost.energy());
                    }
                    try {
                        return method.invoke(board, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });

        assertThat(hash(slower, learned)).isNotEqualTo(hash(board, learned));
    }

    private static String hash(Platform platform, TreeMap<String, String> learned) {
        Segment segment = new Segment("fc", List.of(new Linear("fc", 100, 100, 1, false)));
        Segment head = new Segment("head", List.of(new Linear("head", 100, 10, 1, false)));
        EarlyExitNetwork network = new EarlyExitNetwork("tiny", List.of(segment), List.of(head));
        return InputHash.of(learned, CostTables.of(network, platform));
    }
}
