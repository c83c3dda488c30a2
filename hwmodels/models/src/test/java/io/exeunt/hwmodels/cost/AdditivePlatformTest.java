package io.exeunt.hwmodels.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.AdditiveRuntime;
import io.exeunt.hwmodels.device.AdditiveRuntime.Costs;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Kernel;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.Recurrent;
import io.exeunt.hwmodels.workload.Recurrent.Cell;
import io.exeunt.hwmodels.workload.TransposedConvolution;
import io.exeunt.hwmodels.workload.View;
import io.exeunt.hwmodels.workload.WindowAxis;
import io.exeunt.hwmodels.workload.WorkTerm;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdditivePlatformTest {
    /** The Pi 4, whose clocks reach from 600 to 1800 MHz, with the costs of the board of all boards. */
    private static final Device PI4 = withCosts(DeviceCatalog.find("raspberry-pi-4"));

    private static final List<Operator> NETWORK = Zoo.network("mobilenet_v2").operators();

    private static Device withCosts(Device pi) {
        AdditiveRuntime of =
                (AdditiveRuntime) DeviceCatalog.find("armv8-board").runtimes().get(0);
        Quantity any = new Quantity(1, Provenance.Kind.ASSUMED, "calibration", null);
        Map<String, Quantity> us = new HashMap<>();
        of.costs(1)
                .us()
                .forEach((term, cost) ->
                        us.put(term, new Quantity(cost.value(), Provenance.Kind.ASSUMED, "calibration", null)));
        RuntimeProfile after = new AdditiveRuntime(
                "ncnn",
                "cpu",
                "a test",
                pi.runtimes().get(0).precisions(),
                new Quantity(1800, Provenance.Kind.ASSUMED, "calibration", null),
                new Costs(any, us, null, null),
                new Costs(any, us, null, null),
                null);
        return pi.withRuntime(pi.runtimes().get(0), after, "calibration", "a test");
    }

    private static Platform pi4(int batch, int threads) {
        return Platforms.of(PI4, new PlatformSpec("cpu", "ncnn", Precision.FP32, batch, threads));
    }

    private static double seconds(Platform platform, int state) {
        return platform.price(NETWORK, state).seconds();
    }

    @Test
    void timeIsTheSumOfCostTimesWorkAtTheReferenceClock() {
        double[] work = WorkTerm.of(NETWORK, 1);
        Costs costs = ((AdditiveRuntime) PI4.runtimes().get(0)).costs(1);
        double expected = 0;
        for (WorkTerm term : WorkTerm.values()) {
            Quantity cost = costs.us().get(term.label());
            expected += cost == null ? 0 : work[term.ordinal()] * cost.value() * 1e-6;
        }
        Platform platform = pi4(1, 1);
        assertThat(seconds(platform, platform.states().max())).isCloseTo(expected, within(1e-12 * expected));
    }

    @Test
    void aHigherClockIsNeverSlowerAndScalesAllButTraffic() {
        Platform platform = pi4(1, 1);
        double last = Double.POSITIVE_INFINITY;
        for (int state = 0; state < platform.states().size(); state++) {
            WorkCost cost = platform.price(NETWORK, state);
            assertThat(cost.seconds()).isLessThan(last);
            last = cost.seconds();
        }
        WorkCost slow = platform.price(NETWORK, 0);
        WorkCost fast = platform.price(NETWORK, platform.states().max());
        assertThat(slow.computeS() / fast.computeS()).isCloseTo(3, within(1e-9));
        assertThat(slow.memoryS()).isEqualTo(fast.memoryS());
    }

    @Test
    void moreThreadsAndLargerBatchesAreNeverSlowerPerSample() {
        assertThat(seconds(pi4(1, 2), 0)).isLessThan(seconds(pi4(1, 1), 0));
        assertThat(seconds(pi4(1, 4), 0)).isLessThan(seconds(pi4(1, 2), 0));
        assertThat(seconds(pi4(8, 1), 0) / 8).isLessThan(seconds(pi4(1, 1), 0));
    }

    @Test
    void pricingAllStatesEqualsPricingEachAndPartsAddUp() {
        Platform platform = pi4(1, 4);
        StateCosts all = platform.priceAll(NETWORK);
        for (int state = 0; state < platform.states().size(); state++) {
            assertThat(all.get(state)).isEqualTo(platform.price(NETWORK, state));
        }
        WorkCost halves =
                platform.price(NETWORK.subList(0, 40), 3).plus(platform.price(NETWORK.subList(40, NETWORK.size()), 3));
        assertThat(platform.additive()).isTrue();
        assertThat(halves.seconds()).isCloseTo(seconds(platform, 3), within(1e-12));
    }

    @Test
    void aKindOfWorkWithoutCostIsNotGuessed() {
        Device xeon = DeviceCatalog.find("xeon-silver-4210r");
        Platform platform = Platforms.of(xeon, new PlatformSpec("cpu", "pytorch", Precision.FP32, 1, 1));
        assertThatThrownBy(() -> platform.price(NETWORK, 0))
                .hasMessage("runtime pytorch: no cost is known for depthwise_mmac, which this network needs\n"
                        + "  Maybe calibrate it with networks that have such operators");
    }

    @Test
    void aServerCpuLosesClockWhileItsVectorUnitsAreBusy() {
        Device xeon = DeviceCatalog.find("xeon-silver-4210r");
        Platform platform = Platforms.of(xeon, new PlatformSpec("cpu", "pytorch", Precision.FP32, 1, 1));
        List<Operator> heavy = Zoo.network("resnet20-cifar10").operators().stream()
                .filter(operator -> operator.parameters() > 0)
                .toList();
        List<Operator> light = Zoo.network("resnet20-cifar10").operators().stream()
                .filter(operator -> operator.parameters() == 0)
                .toList();
        double together =
                platform.price(Zoo.network("resnet20-cifar10").operators(), 0).seconds();
        double apart =
                platform.price(heavy, 0).seconds() + platform.price(light, 0).seconds();
        assertThat(platform.additive()).isFalse();
        assertThat(apart).as("what is light runs faster alone").isLessThan(together);
    }

    private static double[] work(Operator operator) {
        return WorkTerm.of(List.of(operator), 1);
    }

    private static final FeatureMap MAP = new FeatureMap(64, 16, 1);

    /** Tokens are positions: 64 of them are as much work as a 1×1 convolution over as many. */
    @Test
    void aFullyConnectedLayerOnTokensIsAPointwiseConvolution() {
        FeatureMap in = new FeatureMap(32, 64, 1);
        FeatureMap out = new FeatureMap(128, 64, 1);

        assertThat(work(new Linear("l", 32, 128, 64, true)))
                .containsExactly(work(new Convolution("c", in, out, 1, 1, 1, 1, true)));
        assertThat(work(new Linear("l", 32, 128, 1, true))[WorkTerm.LINEAR_MB.ordinal()])
                .isEqualTo(4 * 33 * 128 * 1e-6);
    }

    @Test
    void aTransposedConvolutionIsChargedByItsInput() {
        FeatureMap larger = new FeatureMap(64, 32, 1);
        Kernel kernel = Kernel.of(WindowAxis.of(2, 2), WindowAxis.UNIT);
        double[] dense = work(new TransposedConvolution("t", MAP, larger, kernel, 1, false));
        double[] grouped = work(new TransposedConvolution("t", MAP, larger, kernel, 4, false));
        double[] depthwise = work(new TransposedConvolution("t", MAP, larger, kernel, 64, false));

        assertThat(dense[WorkTerm.CONVOLUTION_MMAC.ordinal()]).isCloseTo(0.131072, within(1e-12));
        assertThat(grouped[WorkTerm.GROUPED_MMAC.ordinal()]).isCloseTo(0.131072 / 4, within(1e-12));
        assertThat(depthwise[WorkTerm.DEPTHWISE_MMAC.ordinal()]).isCloseTo(0.131072 / 64, within(1e-12));
        assertThat(dense[WorkTerm.WEIGHT_MB.ordinal()]).isCloseTo(4 * 64 * 128 * 1e-6, within(1e-12));
        assertThat(dense[WorkTerm.WEIGHTED_OPERATORS.ordinal()]).isEqualTo(1);
    }

    @Test
    void aRecurrentLayerIsDispatchedAtEveryStep() {
        double[] work = work(new Recurrent("r", Cell.LSTM, 64, 64, 0, 16, 1, false, true));

        assertThat(work[WorkTerm.WEIGHTED_OPERATORS.ordinal()]).isEqualTo(16);
        assertThat(work[WorkTerm.POINTWISE_MMAC.ordinal()]).isCloseTo(16 * 4 * 64 * 128 * 1e-6, within(1e-12));
    }

    @Test
    void aViewIsNoWork() {
        assertThat(work(new View("v", MAP, FeatureMap.flat(64)))).containsOnly(0);
    }
}
