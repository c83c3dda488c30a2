package io.exeunt.hwmodels.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.ComputeUnit;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.RooflineRuntime;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.MatMul;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.Softmax;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for any operator on any board. */
class RooflineProperties {
    private static final double ROUNDING = 1 + 1e-12;
    private static final List<Platform> PLATFORMS = List.of(
            Boards.tx2Gpu(),
            Boards.pi4(1),
            Boards.pi4(4),
            Boards.toyCpu(3, 2),
            Platforms.of(Boards.TX2, new PlatformSpec("a57", "ncnn", Precision.FP32, 1, 4)),
            Platforms.of(Boards.TX2, new PlatformSpec("gpu", "tensorrt", Precision.FP16, 16, 1)));

    private static final List<Platform> MODELLED = Stream.concat(
                    Stream.of(Boards.toyCpu(1, 4)), DeviceCatalog.ids().stream().flatMap(RooflineProperties::platforms))
            .filter(Platform::energyModelled)
            .toList();

    private static Stream<Platform> platforms(String id) {
        Device device = DeviceCatalog.find(id);
        return device.runtimes().stream()
                .map(runtime ->
                        Platforms.of(device, new PlatformSpec(runtime.unit(), runtime.id(), Precision.FP32, 1, 1)));
    }

    @Property(tries = 1)
    void energyIsModelledOnSeveralBoards() {
        assertThat(MODELLED.stream().map(platform -> platform.id().split("/")[0]))
                .contains("jetson-tx2", "jetson-tx1", "raspberry-pi-5", "rockpro64");
    }

    @Provide
    Arbitrary<Platform> platforms() {
        return Arbitraries.of(PLATFORMS);
    }

    @Provide
    Arbitrary<Operator> operators() {
        Arbitrary<Integer> channels = Arbitraries.integers().between(1, 300);
        Arbitrary<Integer> side = Arbitraries.integers().between(1, 64);
        Arbitrary<FeatureMap> maps = Combinators.combine(channels, side).as((c, s) -> new FeatureMap(c, s, s));
        return Arbitraries.oneOf(
                convolutions(maps, channels),
                maps.map(map -> depthwise(map.channels() + 1, map.height())),
                Combinators.combine(channels, channels, side).as((in, out, n) -> new Linear("l", in, out, n, true)),
                Combinators.combine(side, side, side).as((m, k, n) -> new MatMul("m", 4, m, k, n)),
                maps.map(map -> new Pooling("p", Pooling.Kind.MAX, map, map, 3, 3)),
                maps.map(map -> new Softmax("s", map)),
                Combinators.combine(
                                Arbitraries.of(ElementWise.Kind.class),
                                maps,
                                Arbitraries.integers().between(1, 3))
                        .as((kind, map, inputs) -> new ElementWise("e", kind, map, inputs)));
    }

    private static Arbitrary<Operator> convolutions(Arbitrary<FeatureMap> maps, Arbitrary<Integer> channels) {
        Arbitrary<Integer> kernels = Arbitraries.of(1, 3, 5, 7);
        Arbitrary<Integer> strides = Arbitraries.of(1, 2);
        return Combinators.combine(maps, channels, kernels, strides).as((in, out, k, stride) -> {
            int side = (in.height() + stride - 1) / stride;
            return new Convolution("c", in, new FeatureMap(out, side, side), k, k, stride, 1, true);
        });
    }

    private static Convolution depthwise(int channels, int side) {
        FeatureMap map = new FeatureMap(channels, side, side);
        return new Convolution("d", map, map, 3, 3, 1, channels, false);
    }

    @Property(tries = 200)
    void aHigherClockIsNeverSlower(
            @ForAll("platforms") Platform platform, @ForAll("operators") Operator operator, @ForAll int pick) {
        StateSpace states = platform.states();
        int state = Math.floorMod(pick, states.size());
        double seconds = platform.price(List.of(operator), state).seconds();
        for (int d = 0; d < states.domains().size(); d++) {
            int[] opps = new int[states.domains().size()];
            for (int k = 0; k < opps.length; k++) {
                opps[k] = states.oppIndex(state, k);
            }
            if (++opps[d] < states.domains().get(d).opps().size()) {
                double faster =
                        platform.price(List.of(operator), states.state(opps)).seconds();
                assertThat(faster).isLessThanOrEqualTo(seconds * ROUNDING);
            }
        }
    }

    @Property(tries = 200)
    void secondsLieBetweenTheLargestPartAndTheSum(
            @ForAll("platforms") Platform platform,
            @ForAll @Size(max = 5) List<@From("operators") Operator> operators,
            @ForAll int pick) {
        WorkCost cost =
                platform.price(operators, Math.floorMod(pick, platform.states().size()));
        double largest = Math.max(cost.overheadS(), Math.max(cost.computeS(), cost.memoryS()));
        assertThat(cost.seconds()).isGreaterThanOrEqualTo(largest / ROUNDING);
        assertThat(cost.seconds())
                .isLessThanOrEqualTo((cost.overheadS() + cost.computeS() + cost.memoryS()) * ROUNDING);
    }

    @Property(tries = 40)
    void pricingAllStatesEqualsPricingEach(
            @ForAll("platforms") Platform platform,
            @ForAll @Size(max = 4) List<@From("operators") Operator> operators) {
        StateCosts fast = platform.priceAll(operators);
        StateCosts slow = StateCosts.oneByOne(platform.states().size(), state -> platform.price(operators, state));
        assertThat(fast.states()).isEqualTo(platform.states().size());
        for (int state = 0; state < fast.states(); state++) {
            assertEqual(fast.get(state), slow.get(state));
        }
    }

    private static void assertEqual(WorkCost fast, WorkCost slow) {
        assertThat(new double[] {fast.seconds(), fast.computeS(), fast.memoryS(), fast.overheadS(), fast.bytes()})
                .containsExactly(
                        new double[] {slow.seconds(), slow.computeS(), slow.memoryS(), slow.overheadS(), slow.bytes()},
                        within(1e-12 * Math.max(1, slow.bytes())));
        assertThat(fast.seconds()).isCloseTo(slow.seconds(), within(1e-12 * slow.seconds()));
        assertThat(fast.energy().isModelled()).isEqualTo(slow.energy().isModelled());
        if (slow.energy().isModelled()) {
            double joules = slow.energy().totalJ();
            assertThat(fast.energy().totalJ()).isCloseTo(joules, within(1e-12 * joules));
            assertThat(fast.energy().dramJ()).isCloseTo(slow.energy().dramJ(), within(1e-12 * joules));
        }
    }

    @Property(tries = 200)
    void noOperatorBeatsTheRoofsOfTheTx2(@ForAll("operators") Operator operator) {
        Platform tx2 = Boards.tx2Gpu();
        double seconds = tx2.price(List.of(operator), tx2.states().max()).seconds();
        double reduction = 2.25;
        assertThat(seconds * ROUNDING).isGreaterThanOrEqualTo(2 * operator.macs() / reduction / (512 * 1300.5e6));
        if (!(operator instanceof ElementWise)) {
            double compulsory = 4.0 * (operator.inputElements() + operator.outputElements() + operator.parameters());
            assertThat(seconds * ROUNDING).isGreaterThanOrEqualTo(compulsory / 59.7e9);
        }
    }

    @Property(tries = 100)
    void moreThreadsAreNeverSlower(@ForAll("operators") Operator operator, @ForAll @IntRange(min = 1, max = 3) int n) {
        double few = Boards.pi4(n).price(List.of(operator), 5).seconds();
        double more = Boards.pi4(n + 1).price(List.of(operator), 5).seconds();
        assertThat(more).isLessThanOrEqualTo(few * ROUNDING);
    }

    /** Nothing that a GPU does is synchronised between its cores in this model, so more of them pay at any size. */
    @Property(tries = 200)
    void moreStreamingMultiprocessorsAreNeverSlower(
            @ForAll("operators") Operator operator, @ForAll @IntRange(min = 1, max = 31) int cores) {
        double few = tx2WithCores(cores).price(List.of(operator), 142).seconds();
        double more = tx2WithCores(cores + 1).price(List.of(operator), 142).seconds();
        assertThat(more).isLessThanOrEqualTo(few * ROUNDING);
    }

    private static Platform tx2WithCores(int cores) {
        Device tx2 = Boards.TX2;
        List<ComputeUnit> units = tx2.units().stream()
                .map(unit -> new ComputeUnit(
                        unit.id(),
                        unit.kind(),
                        unit.name(),
                        unit.domain(),
                        new Quantity(cores, unit.cores().kind(), unit.cores().source(), null),
                        unit.flopPerCycle(),
                        unit.caches()))
                .toList();
        Device changed = new Device(
                tx2.id(),
                tx2.name(),
                tx2.soc(),
                tx2.sources(),
                tx2.domains(),
                units,
                tx2.memory(),
                tx2.runtimes(),
                tx2.power(),
                tx2.ratings(),
                tx2.thermal(),
                tx2.exitOverheads());
        return Platforms.of(changed, new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1));
    }

    /** Every shipped roofline, at its highest clocks: neither roof is beaten, counted in the operations that are really executed. */
    @Property(tries = 200)
    void noOperatorBeatsEitherRoofOfAnyBoard(@ForAll("operators") Operator operator, @ForAll("roofs") Roofs roofs) {
        double seconds = roofs.platform()
                .price(List.of(operator), roofs.platform().states().max())
                .seconds();
        assertThat(seconds * ROUNDING)
                .isGreaterThanOrEqualTo(2 * operator.macs() / roofs.reduction(operator) / roofs.flops());
        if (!(operator instanceof ElementWise)) {
            double elements = operator.inputElements() + operator.outputElements() + operator.parametersRead();
            assertThat(seconds * ROUNDING).isGreaterThanOrEqualTo(4 * elements / roofs.bytesPerS());
        }
    }

    @Provide
    Arbitrary<Roofs> roofs() {
        return Arbitraries.of(DeviceCatalog.ids().stream()
                .map(DeviceCatalog::find)
                .flatMap(device -> device.runtimes().stream()
                        .filter(RooflineRuntime.class::isInstance)
                        .map(RooflineRuntime.class::cast)
                        .filter(runtime -> runtime.runs(device.unit(runtime.unit()), Precision.FP32))
                        .map(runtime -> Roofs.of(device, runtime)))
                .toList());
    }

    /** A unit at its highest clocks, with all its cores: operations and bytes per second, and how Winograd is used. */
    record Roofs(Platform platform, RooflineRuntime runtime, double flops, double bytesPerS) {
        static Roofs of(Device device, RooflineRuntime runtime) {
            ComputeUnit unit = device.unit(runtime.unit());
            int threads = unit.kind() == ComputeUnit.Kind.CPU ? unit.coreCount() : 1;
            double perCycle = unit.coreCount()
                    * unit.flopPerCycle(Precision.FP32).orElseThrow().value();
            return new Roofs(
                    Platforms.of(device, new PlatformSpec(unit.id(), runtime.id(), Precision.FP32, 1, threads)),
                    runtime,
                    perCycle * device.domain(unit.domain()).maxHz(),
                    device.memory().peakGbs().value() * 1e9);
        }

        /** How many times fewer operations than the naïve algorithm's are executed. */
        double reduction(Operator operator) {
            RooflineRuntime.Winograd winograd = runtime.winograd();
            boolean square3 = operator instanceof Convolution convolution && convolution.winogradShape();
            return winograd != null && square3 ? winograd.reduction().value() : 1;
        }
    }

    @Property(tries = 100)
    void aBatchIsNeverSlowerPerSample(
            @ForAll("operators") Operator operator, @ForAll @IntRange(min = 1, max = 6) int n) {
        double one = Boards.toyCpu(n, 1).price(List.of(operator), 0).seconds() / n;
        double two = Boards.toyCpu(2 * n, 1).price(List.of(operator), 0).seconds() / (2 * n);
        assertThat(two).isLessThanOrEqualTo(one * ROUNDING);
    }

    @Property(tries = 100)
    void costsAddUp(
            @ForAll("platforms") Platform platform,
            @ForAll("operators") Operator first,
            @ForAll("operators") Operator second) {
        WorkCost together = platform.price(List.of(first, second), 0);
        WorkCost apart = platform.price(List.of(first), 0).plus(platform.price(List.of(second), 0));
        assertThat(together.seconds()).isCloseTo(apart.seconds(), within(1e-12 * apart.seconds()));
        assertThat(together.bytes()).isEqualTo(apart.bytes());
    }

    @Property(tries = 100)
    void powerAtWorkIsNeverBelowIdle(@ForAll("operators") Operator operator, @ForAll int pick) {
        for (Platform platform : MODELLED) {
            int state = Math.floorMod(pick, platform.states().size());
            WorkCost cost = platform.price(List.of(operator), state);
            assertThat(cost.energy().totalJ() * ROUNDING)
                    .isGreaterThanOrEqualTo(cost.seconds() * platform.idlePowerW(state));
        }
    }
}
