package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.calibration.FittedConstant.Standing;
import io.exeunt.hwmodels.calibration.RuntimeCalibration.Sample;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.AdditiveRuntime;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantities;
import io.exeunt.hwmodels.device.RooflineRuntime;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyFitTest {
    private static final Device PI4 = DeviceCatalog.find("raspberry-pi-4");
    private static final Device ARM = DeviceCatalog.find("armv8-board");
    private static final PlatformSpec ONE = new PlatformSpec("cpu", "ncnn", Precision.FP32, 1, 1);
    private static final PlatformSpec FOUR = new PlatformSpec("cpu", "ncnn", Precision.FP32, 1, 4);
    private static final List<String> NETWORKS =
            List.of("vgg11", "resnet18", "resnet50", "mobilenet_v2", "squeezenet1_1", "alexnet", "densenet121");

    /** What a device predicts at its highest clock, times a factor. */
    private static SampleGroup synthetic(Device device, PlatformSpec spec, List<String> networks, double factor) {
        Platform platform = Platforms.of(device, spec);
        int state = platform.states().max();
        List<Sample> samples = new ArrayList<>();
        for (String name : networks) {
            double seconds = platform.priceInference(Zoo.network(name).operators(), state)
                    .seconds();
            samples.add(new Sample(Zoo.network(name), state, factor * seconds));
        }
        return new SampleGroup(spec, samples);
    }

    @ParameterizedTest
    @ValueSource(strings = {"raspberry-pi-4", "armv8-board"})
    void oneMeasurementTellsASpeed(String id) {
        Device board = DeviceCatalog.find(id);
        SampleGroup slow = synthetic(board, ONE, List.of("resnet18"), 2.5);
        RuntimeCalibration fitted = LatencyFit.SPEED.fit(board, List.of(slow), "a test", Set.of());
        assertThat(fitted.constants().get(0).after()).isCloseTo(1 / 2.5, within(1e-6));
        double[] other = RuntimeCalibration.predict(
                fitted.device(), ONE, synthetic(board, ONE, NETWORKS, 1).samples());
        double[] before = RuntimeCalibration.predict(
                board, ONE, synthetic(board, ONE, NETWORKS, 1).samples());
        for (int i = 0; i < other.length; i++) {
            assertThat(other[i] / before[i]).isCloseTo(2.5, within(1e-6));
        }
    }

    @Test
    void networksThatWereMeasuredOftenScatterNoLess() {
        List<SampleGroup> once = scattered(1);
        RuntimeCalibration few = LatencyFit.SPEED.fit(ARM, once, "a test", Set.of());
        RuntimeCalibration many = LatencyFit.SPEED.fit(ARM, scattered(6), "a test", Set.of());
        assertThat(spread(many)).isPositive().isCloseTo(spread(few), within(1e-9));
    }

    private static List<SampleGroup> scattered(int times) {
        List<SampleGroup> groups = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            groups.add(synthetic(ARM, FOUR, List.of("vgg11", "resnet18"), 1.5));
            groups.add(synthetic(ARM, FOUR, List.of("resnet50"), 2));
        }
        return groups;
    }

    private static double spread(RuntimeCalibration fitted) {
        return Objects.requireNonNull(fitted.device()
                        .runtimes()
                        .get(0)
                        .spread(Precision.FP32, 4)
                        .orElseThrow()
                        .latency())
                .value();
    }

    @Test
    void aSpeedForSeveralThreadsLeavesThatOfOneAlone() {
        RuntimeCalibration fitted =
                LatencyFit.SPEED.fit(ARM, List.of(synthetic(ARM, FOUR, NETWORKS, 2)), "a test", Set.of());
        AdditiveRuntime runtime = (AdditiveRuntime) fitted.device().runtimes().get(0);
        assertThat(runtime.costs(1).speed().value()).isEqualTo(1);
        assertThat(runtime.costs(4).speed().value()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void theNewFileSaysWhatWasFittedToWhatAndReadsBackEqual() {
        RuntimeCalibration fitted = LatencyFit.CONSTANTS.fit(
                PI4, List.of(synthetic(PI4, ONE, NETWORKS, 1.4)), "fitted to mine.csv", Set.of());
        assertThat(fitted.device().sources()).containsEntry("calibration", "fitted to mine.csv");
        assertThat(fitted.device().runtimes().get(0).fitQuality())
                .startsWith("fitted to 7 measurements of 7 networks at 1 operating states: mean error ");
        assertThat(DeviceCatalog.parse("new.yaml", DeviceCatalog.print(fitted.device())))
                .isEqualTo(fitted.device());
        RuntimeCalibration again = LatencyFit.CONSTANTS.fit(
                fitted.device(), List.of(synthetic(PI4, ONE, NETWORKS, 1.4)), "again", Set.of());
        assertThat(again.device().sources()).containsEntry("calibration-2", "again");
    }

    @Test
    void whatTheMeasurementsSayNothingAboutKeepsItsValueAndItsSource() {
        SampleGroup vggs = synthetic(PI4, ONE, List.of("vgg11", "vgg16", "vgg19", "alexnet"), 1.2);
        RuntimeCalibration fitted = LatencyFit.CONSTANTS.fit(PI4, List.of(vggs), "a test", Set.of());
        FittedConstant depthwise = fitted.constants().get(RuntimeConstants.DEPTHWISE_EFFICIENCY.ordinal());
        assertThat(depthwise.standing()).isEqualTo(Standing.UNDETERMINED);
        assertThat(((RooflineRuntime) fitted.device().runtimes().get(0))
                        .efficiency()
                        .depthwise())
                .isEqualTo(
                        ((RooflineRuntime) PI4.runtimes().get(0)).efficiency().depthwise());
        assertThat(fitted.carriedConstants())
                .as("no more constants than measurements")
                .isLessThanOrEqualTo(4);
    }

    @Test
    void onlyTheNamedConstantsMove() {
        SampleGroup slow = synthetic(PI4, ONE, NETWORKS, 1.3);
        RuntimeCalibration fitted =
                LatencyFit.CONSTANTS.fit(PI4, List.of(slow), "a test", Set.of("memory_efficiency", "launch_us"));
        assertThat(fitted.constants().stream()
                        .filter(constant -> constant.before() != constant.after())
                        .map(FittedConstant::name))
                .containsExactly("memory_efficiency", "launch_us");
        assertThatThrownBy(() -> LatencyFit.CONSTANTS.fit(PI4, List.of(slow), "a test", Set.of("launch_u")))
                .hasMessageStartingWith("constant 'launch_u': expected one of winograd_efficiency, ")
                .hasMessageEndingWith("Maybe you meant 'launch_us'");
    }

    /** Small networks tell what an inference costs beside its operators, large ones hardly do. */
    @Test
    void whatAnInferenceCostsBesideItsOperatorsIsFoundFromSmallNetworks() {
        Device board = DeviceCatalog.find("jetson-tx2");
        PlatformSpec spec = new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1);
        List<Sample> samples = new ArrayList<>();
        for (String name : List.of("cnv_0.125", "cnv_0.25", "mlp_0.125", "mlp_0.25", "resnet18")) {
            Platform platform = Platforms.of(board, spec);
            int state = platform.states().max();
            double workS = platform.price(Zoo.network(name).operators(), state).seconds();
            samples.add(new Sample(Zoo.network(name), state, workS + 300e-6));
        }
        RuntimeCalibration fitted = LatencyFit.CONSTANTS.fit(
                board, List.of(new SampleGroup(spec, samples)), "a test", Set.of("per_inference_us"));
        FittedConstant found = fitted.constants().get(RuntimeConstants.PER_INFERENCE_US.ordinal());
        assertThat(found.name()).isEqualTo("per_inference_us");
        assertThat(found.after()).isCloseTo(300, within(1.0));
        assertThat(found.carried()).isGreaterThan(0.99);
    }

    @Test
    void aRuntimeThatDoesNotSayWhatAnInferenceCostsHasNoSuchConstant() {
        SampleGroup slow = synthetic(PI4, ONE, NETWORKS, 1.3);
        RuntimeCalibration fitted = LatencyFit.CONSTANTS.fit(PI4, List.of(slow), "a test", Set.of());
        assertThat(fitted.constants()).extracting(FittedConstant::name).doesNotContain("per_inference_us");
        assertThatThrownBy(() -> LatencyFit.CONSTANTS.fit(PI4, List.of(slow), "a test", Set.of("per_inference_us")))
                .hasMessageStartingWith("constant 'per_inference_us': expected one of winograd_efficiency, ");
    }

    @Test
    void moreConstantsThanTheMeasurementsCarryAreRefused() {
        SampleGroup three = synthetic(PI4, ONE, NETWORKS.subList(0, 3), 1);
        assertThatThrownBy(() -> LatencyFit.CONSTANTS.fit(PI4, List.of(three), "a test", Set.of()))
                .hasMessage(
                        "calibration of raspberry-pi-4: expected at least 4 different measurements to fit constants, given 3\n"
                                + "  Maybe measure more operating points or networks, or fit one speed (--fit speed)");
        assertThatThrownBy(() -> LatencyFit.ADDITIVE.fit(PI4, List.of(three), "a test", Set.of()))
                .hasMessageMatching("(?s)costs of the \\d+ kinds of work of these networks: expected at least \\d+"
                        + " measurements for as many constants, given 3.*");
    }

    @Test
    void repeatedMeasurementsCarryNoMoreThanOne() {
        SampleGroup repeated = synthetic(PI4, ONE, List.of("vgg11", "vgg11", "vgg11", "vgg11", "vgg11"), 1);
        assertThatThrownBy(() -> LatencyFit.CONSTANTS.fit(PI4, List.of(repeated), "a test", Set.of()))
                .hasMessageStartingWith(
                        "calibration of raspberry-pi-4: expected at least 4 different measurements to fit constants, given 1");
    }

    /** Four networks of different make touch more than four constants; those that they say least about are held. */
    @Test
    void noMoreConstantsMoveThanThereAreMeasurements() {
        SampleGroup four = synthetic(PI4, ONE, List.of("vgg11", "mobilenet_v2", "resnet50", "squeezenet1_1"), 1.3);
        RuntimeCalibration fitted = LatencyFit.CONSTANTS.fit(PI4, List.of(four), "a test", Set.of());
        assertThat(fitted.constants()).filteredOn(FittedConstant::isFitted).hasSizeBetween(1, 4);
        assertThat(fitted.constants())
                .filteredOn(constant -> !constant.isFitted())
                .allSatisfy(constant -> assertThat(constant.after()).isEqualTo(constant.before()));
        assertThat(fitted.accuracy().meanError()).isLessThan(0.05);
    }

    @Test
    void aBoardWithoutRuntimesStartsFromThoseOfAnother() {
        Device xavier = DeviceCatalog.find("jetson-xavier-nx");
        Device started = xavier.withRuntimesOf(DeviceCatalog.find("jetson-tx2"));
        PlatformSpec spec = new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1);
        SampleGroup slow = synthetic(started, spec, NETWORKS, 1.4);
        Device fitted = LatencyFit.CONSTANTS
                .fit(started, List.of(slow), "a test", Set.of())
                .device();
        assertThat(xavier.runtimes()).extracting(RuntimeProfile::id).doesNotContain("tensorrt");
        assertThat(fitted.id()).isEqualTo("jetson-xavier-nx");
        assertThat(Quantities.in(started.runtimes().stream()
                        .filter(each -> each.id().equals("tensorrt"))
                        .toList()))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.quantity().kind()).isEqualTo(Provenance.Kind.ASSUMED));
        assertThat(DeviceCatalog.parse("fitted.yaml", DeviceCatalog.print(fitted)))
                .isEqualTo(fitted);
        assertThatThrownBy(() -> started.withRuntimesOf(DeviceCatalog.find("jetson-nano")))
                .hasMessageStartingWith("device jetson-nano: it has no runtime that jetson-xavier-nx lacks");
    }

    @Test
    void costsOfKindsOfWorkAreFoundAgain() {
        List<String> many = new ArrayList<>(Zoo.names());
        many.removeIf(name -> name.startsWith("bert"));
        SampleGroup samples = synthetic(ARM, ONE, many, 3);
        RuntimeCalibration fitted = LatencyFit.ADDITIVE.fit(PI4, List.of(samples), "a test", Set.of());
        assertThat(fitted.device().runtimes().get(0)).isInstanceOf(AdditiveRuntime.class);
        assertThat(fitted.accuracy().meanError()).isLessThan(1e-3);
    }

    @Test
    void aClockLawKnowsNothingOfOtherNetworks() {
        SampleGroup vgg = synthetic(PI4, ONE, List.of("vgg11", "vgg11", "vgg11", "vgg11"), 1);
        SampleGroup resnet = synthetic(PI4, ONE, List.of("resnet18"), 1);
        assertThatThrownBy(() -> LatencyFit.CLOCKS.predictor(PI4, List.of(vgg)).predict(resnet))
                .hasMessageStartingWith("network 'resnet18': a clock law needs measurements of the network itself");
    }
}
