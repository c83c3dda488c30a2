package io.exeunt.hwmodels.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Kernel;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.Recurrent;
import io.exeunt.hwmodels.workload.TransposedConvolution;
import io.exeunt.hwmodels.workload.View;
import io.exeunt.hwmodels.workload.WindowAxis;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Costs on the toy board, worked out by hand. */
class RooflinePlatformTest {
    private static final Offset<Double> TINY = within(1e-15);

    /** 3×3, 8 to 8 channels (too few for Winograd) on 10×10: 57,600 MACs, 584 weights, 1,600 activations. */
    private static final Convolution CONV =
            new Convolution("c", new FeatureMap(8, 10, 10), new FeatureMap(8, 10, 10), 3, 3, 1, 1, true);

    private static final double CONV_BYTES = 4 * (2 * 1600 + 584);

    private static WorkCost one(Platform platform, Operator operator, int... opps) {
        return platform.price(List.of(operator), platform.states().state(opps));
    }

    @Test
    void computeTimeIsOperationsOverTheShareOfThePeak() {
        WorkCost cost = one(Boards.toyCpu(1, 1), CONV, 1, 2);
        assertThat(cost.computeS()).isCloseTo(2 * 57_600 / (8 * 0.5 * 1e9), TINY);
    }

    @Test
    void winogradExecutesFewerOperationsAndMovesMoreBytes() {
        Convolution wide =
                new Convolution("c", new FeatureMap(16, 10, 10), new FeatureMap(16, 10, 10), 3, 3, 1, 1, false);
        WorkCost cost = one(Boards.toyCpu(1, 1), wide, 1, 2);
        assertThat(cost.computeS()).isCloseTo(2 * 230_400 / 4.0 / (8 * 0.5 * 1e9), TINY);
        assertThat(cost.bytes()).isEqualTo(4 * (3 * 3200 + 2304));
    }

    @Test
    void memoryTimeJoinsTheMemorySideAndTheUnitSide() {
        WorkCost cost = one(Boards.toyCpu(1, 1), CONV, 0, 1);
        double memorySide = CONV_BYTES / (0.5 * 16e9 / 2);
        double unitSide = CONV_BYTES / (4 * 0.5e9);
        assertThat(cost.bytes()).isEqualTo(CONV_BYTES);
        assertThat(cost.memoryS())
                .isCloseTo(Math.pow(Math.pow(memorySide, 4) + Math.pow(unitSide, 4), 0.25), within(1e-15));
    }

    @Test
    void launchCostsAConstantAndCycles() {
        assertThat(one(Boards.toyCpu(1, 1), CONV, 0, 0).overheadS()).isCloseTo(10e-6 + 5000 / 0.5e9, TINY);
    }

    @Test
    void secondsAreTheSmoothMaximumPlusTheLaunch() {
        WorkCost cost = one(Boards.toyCpu(1, 1), CONV, 1, 0);
        double crossover = Math.pow(Math.pow(cost.computeS(), 4) + Math.pow(cost.memoryS(), 4), 0.25);
        assertThat(cost.seconds()).isCloseTo(crossover + cost.overheadS(), TINY);
    }

    @Test
    void threadsSpeedUpByAmdahlsLaw() {
        double one = one(Boards.toyCpu(1, 1), CONV, 1, 2).computeS();
        double four = one(Boards.toyCpu(1, 4), CONV, 1, 2).computeS();
        assertThat(one / four).isCloseTo(4 / 1.6, within(1e-12));
    }

    @Test
    void channelsBesideTheVectorWidthAreComputedInVain() {
        Convolution odd = new Convolution("c", new FeatureMap(8, 10, 10), new FeatureMap(5, 10, 10), 3, 3, 1, 1, true);
        WorkCost cost = one(Boards.toyCpu(1, 1), odd, 1, 2);
        assertThat(cost.computeS()).isCloseTo(2 * 100 * 8 * 72 / (8 * 0.5 * 1e9), TINY);
    }

    @Test
    void aBatchReadsTheWeightsOnce() {
        double bytes = one(Boards.toyCpu(8, 1), CONV, 1, 2).bytes();
        assertThat(bytes).isEqualTo(4 * (8 * 2 * 1600 + 584));
    }

    @Test
    void aFusedActivationIsFreeAndAFusedAdditionReadsItsOtherInput() {
        FeatureMap map = new FeatureMap(8, 10, 10);
        ElementWise relu = new ElementWise("r", ElementWise.Kind.ACTIVATION, map, 1);
        ElementWise add = new ElementWise("a", ElementWise.Kind.ADD, map, 2);
        assertThat(one(Boards.toyCpu(1, 1), relu, 1, 2).seconds()).isZero();
        WorkCost cost = one(Boards.toyCpu(1, 1), add, 1, 2);
        assertThat(cost.bytes()).isEqualTo(4 * 800);
        assertThat(cost.overheadS()).isZero();
        assertThat(cost.seconds()).isEqualTo(cost.memoryS());
    }

    @Test
    void whatIsNotFusedIsLaunchedReadAndWritten() {
        ElementWise norm = new ElementWise("n", ElementWise.Kind.BATCH_NORM, new FeatureMap(8, 10, 10), 1);
        WorkCost cost = one(Boards.toyCpu(1, 1), norm, 1, 2);
        assertThat(cost.bytes()).isEqualTo(4 * (1600 + 16));
        assertThat(cost.computeS()).isCloseTo(1600 / (8 * 0.25 * 1e9), TINY);
        assertThat(cost.overheadS()).isCloseTo(15e-6, TINY);
    }

    @Test
    void aGpuComputesWholeRoundsOfTiles() {
        Platform gpu = Platforms.of(Boards.TOY, new PlatformSpec("gpu", "tiles", Precision.FP32, 1, 1));
        // 100 positions × 48 channels: 2 × 2 tiles of 64 × 32, two rounds on two SMs.
        Convolution conv =
                new Convolution("c", new FeatureMap(8, 10, 10), new FeatureMap(48, 10, 10), 5, 5, 1, 1, false);
        assertThat(one(gpu, conv, 0, 2).computeS())
                .isCloseTo(2.0 * 4 * 64 * 32 * 200 / (2 * 64 * 100e6), within(1e-12));
        // One position: the tile shrinks to one row, but one SM idles.
        Linear linear = new Linear("l", 100, 10, 1, false);
        assertThat(one(gpu, linear, 0, 2).computeS()).isCloseTo(2.0 * 2 * 32 * 100 / (2 * 64 * 100e6), within(1e-12));
    }

    @Test
    void energyIsPowerTimesTimeByComponent() {
        WorkCost cost = one(Boards.toyCpu(1, 2), CONV, 1, 1);
        double seconds = cost.seconds();
        Energy energy = cost.energy();
        assertThat(energy.dynamicJ()).isCloseTo(1.25 * 0.5 * 2 * (seconds - 0.75 * cost.overheadS()), within(1e-15));
        assertThat(energy.leakageJ()).isCloseTo(1.25 * 0.3 * seconds, within(1e-15));
        assertThat(energy.dramJ()).isCloseTo(1.25 * (0.2 * seconds + 80e-12 * CONV_BYTES), within(1e-15));
        assertThat(energy.baseJ()).isCloseTo((1 + 1.25 * 0.4) * seconds, within(1e-15));
        assertThat(energy.switchingJ()).isZero();
    }

    @Test
    void aSwitchWaitsForEachDomainThatChanges() {
        Platform cpu = Boards.toyCpu(1, 1);
        int low = cpu.states().state(0, 0);
        int high = cpu.states().state(1, 2);
        SwitchCost cost = cpu.transition(low, high);
        assertThat(cost.standstillS()).isCloseTo(130e-6, within(1e-12));
        assertThat(cost.energy().switchingJ()).isCloseTo(cpu.idlePowerW(high) * 130e-6, within(1e-12));
        assertThat(cost.energy().totalJ()).isEqualTo(cost.energy().switchingJ());
        assertThat(cpu.transition(low, cpu.states().state(0, 1)).standstillS()).isCloseTo(30e-6, within(1e-12));
        assertThat(cpu.transition(low, low)).isEqualTo(SwitchCost.NONE);
    }

    @Test
    void idlePowerIsBaseStandbyAndLeakage() {
        Platform cpu = Boards.toyCpu(1, 1);
        assertThat(cpu.idlePowerW(cpu.states().state(0, 0)))
                .isCloseTo(1 + 1.25 * (0.2 + 0.1 + 0.3 * 0.25), within(1e-12));
    }

    @Test
    void withoutVoltagesNoEnergyIsModelled() {
        Platform gpu = Platforms.of(Boards.TOY, new PlatformSpec("gpu", "tiles", Precision.FP32, 1, 1));
        assertThat(gpu.energyModelled()).isFalse();
        assertThat(gpu.idlePowerW(0)).isNaN();
        assertThat(one(gpu, CONV, 0, 0).energy()).isEqualTo(Energy.NOT_MODELLED);
        assertThat(gpu.priceAll(List.of(CONV)).get(0).energy()).isEqualTo(Energy.NOT_MODELLED);
        assertThat(gpu.transition(0, 1).energy()).isEqualTo(Energy.NOT_MODELLED);
        assertThat(gpu.transition(0, 1).standstillS()).isPositive();
    }

    @Test
    void noWorkCostsNothing() {
        assertThat(Boards.toyCpu(1, 1).price(List.of(), 0)).isEqualTo(WorkCost.ZERO);
    }

    @Test
    void aStateOutsideTheSpaceIsRefused() {
        assertThatThrownBy(() -> Boards.toyCpu(1, 1).price(List.of(), 6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected state to be in 0..5, given 6");
    }

    /** 8 to 8 channels, 2×2 over twice the sides: 25,600 MACs, 256 weights, 800 elements in and 3,200 out. */
    @Test
    void aTransposedConvolutionComputesWhatItsInputAsksFor() {
        TransposedConvolution up = new TransposedConvolution(
                "t", new FeatureMap(8, 10, 10), new FeatureMap(8, 20, 20), Kernel.of(2, 2, 2), 1, false);
        WorkCost cost = one(Boards.toyCpu(1, 1), up, 1, 2);

        assertThat(up.macs()).isEqualTo(25_600);
        assertThat(cost.computeS()).isCloseTo(2 * 25_600 / (8 * 0.5 * 1e9), TINY);
        assertThat(cost.bytes()).isEqualTo(4 * (2 * (800 + 3200) + 256));
    }

    @Test
    void aRecurrentLayerStartsAtEveryStepAndReadsItsWeightsOnce() {
        Recurrent layer = new Recurrent("r", Recurrent.Cell.GRU, 8, 8, 0, 5, 1, false, false);
        Linear one = new Linear("l", 8, 8, 1, false);
        WorkCost cost = one(Boards.toyCpu(1, 1), layer, 1, 2);
        WorkCost single = one(Boards.toyCpu(1, 1), one, 1, 2);

        assertThat(cost.overheadS()).isCloseTo(5 * single.overheadS(), TINY);
        assertThat(cost.bytes() - 4 * layer.parameters()).isCloseTo(5 * (single.bytes() - 4 * 64), within(1e-9));
    }

    @Test
    void aViewCostsNothing() {
        View view = new View("v", new FeatureMap(8, 10, 10), FeatureMap.flat(8));
        WorkCost cost = one(Boards.toyCpu(1, 1), view, 1, 2);

        assertThat(cost.seconds()).isZero();
        assertThat(cost.bytes()).isZero();
    }

    @Test
    void aVolumeIsADenseConvolution() {
        WindowAxis three = WindowAxis.of(3, 1);
        Convolution deep = new Convolution(
                "c",
                new FeatureMap(16, 4, 10, 10),
                new FeatureMap(16, 4, 10, 10),
                new Kernel(three, three, three),
                1,
                false);
        WorkCost cost = one(Boards.toyCpu(1, 1), deep, 1, 2);

        assertThat(cost.computeS()).isCloseTo(2.0 * 6400 * 16 * 27 / (8 * 0.5 * 1e9), within(1e-12));
    }
}
