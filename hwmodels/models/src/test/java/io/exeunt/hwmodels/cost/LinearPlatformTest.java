package io.exeunt.hwmodels.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.condition.Conditions;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.LinearRuntime;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearPlatformTest {
    private static final Device XAVIER = DeviceCatalog.find("jetson-agx-xavier");
    private static final List<Operator> NETWORK = Zoo.network("mobilenet_v2").operators();

    private static Platform xavier(int threads) {
        return Platforms.of(XAVIER, new PlatformSpec("carmel", "tflite", Precision.FP32, 1, threads));
    }

    private static int at(Platform platform, double mhz) {
        return java.util.stream.IntStream.range(0, platform.states().size())
                .filter(state -> Math.abs(platform.unitHz(state) / 1e6 - mhz) < 1)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void energyIsIdlePowerOverTheTimeAndWhatTheWorkAdds() {
        Platform platform = xavier(8);
        WorkCost cost = platform.price(NETWORK, at(platform, 2265.6));
        LinearRuntime runtime = (LinearRuntime) XAVIER.runtimes().get(0);
        assertThat(runtime.wall()).isNotNull();
        double idleW = runtime.wall().idleW().value();
        assertThat(cost.energy().baseJ()).isCloseTo(idleW * cost.seconds(), within(1e-12));
        assertThat(cost.energy().totalJ())
                .isCloseTo(cost.energy().dynamicJ() + cost.energy().baseJ(), within(1e-12));
        assertThat(platform.idlePowerW(0)).isEqualTo(idleW);
    }

    /** ResNet-50 in MODE_30W_ALL takes 3 times as long and 0.4 of the energy above idle that it takes in MAXN. */
    @Test
    void powerModesFollowTheirExponents() {
        Platform platform = xavier(8);
        List<Operator> resnet = Zoo.network("resnet50").operators();
        WorkCost fast = platform.price(resnet, at(platform, 2265.6));
        WorkCost slow = platform.price(resnet, at(platform, 1190.4));
        assertThat(slow.seconds() / fast.seconds()).isCloseTo(Math.pow(2265.6 / 1190.4, 1.66), within(1e-9));
        assertThat(slow.energy().dynamicJ() / fast.energy().dynamicJ())
                .isCloseTo(Math.pow(1190.4 / 2265.6, 1.42), within(1e-9));
        assertThat(xavier(4).price(resnet, at(platform, 2265.6)).seconds() / fast.seconds())
                .isCloseTo(Math.pow(2, 0.8), within(1e-9));
    }

    @Test
    void anActivationThatIsFoldedCostsNothing() {
        List<Operator> more = new ArrayList<>(NETWORK);
        more.add(new ElementWise("relu", ElementWise.Kind.ACTIVATION, new FeatureMap(64, 56, 56), 1));
        assertThat(xavier(8).price(more, 0)).isEqualTo(xavier(8).price(NETWORK, 0));
    }

    @Test
    void whatTheModelDoesNotKnowIsRefused() {
        PlatformSpec spec = new PlatformSpec("carmel", "tflite", Precision.FP32, 1, 8);
        assertThatThrownBy(() -> Platforms.of(XAVIER, spec, Conditions.atPeakGbsFactor(0.5)))
                .hasMessage("device jetson-agx-xavier, condition peak_gbs_factor: not modelled: what bandwidth does to"
                        + " tflite");
        assertThatThrownBy(() -> Platforms.of(XAVIER, spec, Conditions.inAir(40)))
                .hasMessage("device jetson-agx-xavier, condition ambient_c: not modelled: what temperature does to the"
                        + " power under tflite");
    }
}
