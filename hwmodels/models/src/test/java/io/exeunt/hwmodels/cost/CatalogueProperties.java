package io.exeunt.hwmodels.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.AdditiveRuntime;
import io.exeunt.hwmodels.device.ClockDomain;
import io.exeunt.hwmodels.device.ComputeUnit;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.MemorySystem;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.RuntimeProfile;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.WorkTerm;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every network of the zoo on every board of the catalogue, under each of its runtimes and in each precision. */
class CatalogueProperties {
    private static final double ROUNDING = 1 + 1e-12;

    /** A way to run on a board. */
    record Way(Device device, RuntimeProfile runtime, PlatformSpec spec) {
        @Override
        public String toString() {
            return device.id() + " " + spec.describe();
        }

        Platform platform() {
            return Platforms.of(device, spec);
        }

        Platform on(Device other) {
            return Platforms.of(other, spec);
        }

        int threads() {
            ComputeUnit unit = device.unit(spec.unit());
            return unit.kind() == ComputeUnit.Kind.CPU ? unit.coreCount() : 1;
        }

        Way with(int threads) {
            return new Way(
                    device,
                    runtime,
                    new PlatformSpec(spec.unit(), spec.runtime(), spec.precision(), spec.batch(), threads));
        }
    }

    static final List<Way> WAYS = DeviceCatalog.ids().stream()
            .map(DeviceCatalog::find)
            .flatMap(device -> device.runtimes().stream().flatMap(runtime -> ways(device, runtime)))
            .toList();

    private static Stream<Way> ways(Device device, RuntimeProfile runtime) {
        return Arrays.stream(Precision.values())
                .filter(precision -> runtime.runs(device.unit(runtime.unit()), precision))
                .map(precision ->
                        new Way(device, runtime, new PlatformSpec(runtime.unit(), runtime.id(), precision, 1, 1)));
    }

    @Provide
    Arbitrary<Way> ways() {
        return Arbitraries.of(WAYS);
    }

    @Provide
    Arbitrary<String> networks() {
        return Arbitraries.of(Zoo.names());
    }

    @Property(tries = 1)
    void everyKindOfBoardIsAmongThem() {
        assertThat(WAYS.stream().map(way -> way.device().id()).distinct())
                .contains("jetson-nano", "jetson-tx1", "jetson-tx2", "raspberry-pi-4", "raspberry-pi-5", "rockpro64");
        assertThat(WAYS.stream().map(way -> way.spec().precision()).distinct())
                .contains(Precision.FP32, Precision.FP16);
    }

    /** A sum of costs knows kinds of work only that were fitted; a network that needs others is refused, and says nothing here. */
    static List<Operator> runnable(Way way, String network) {
        List<Operator> operators = Zoo.network(network).operators();
        boolean priced = !(way.runtime() instanceof AdditiveRuntime additive)
                || additive.unknown(WorkTerm.of(operators, 1), way.spec().threads())
                        .isEmpty();
        Assume.that(priced);
        return operators;
    }

    @Property(tries = 150)
    void aHigherClockIsNeverSlower(@ForAll("ways") Way way, @ForAll("networks") String network, @ForAll int pick) {
        List<Operator> operators = runnable(way, network);
        Platform platform = way.platform();
        StateSpace states = platform.states();
        int state = Math.floorMod(pick, states.size());
        double seconds = platform.price(operators, state).seconds();
        for (int d = 0; d < states.domains().size(); d++) {
            int domain = d;
            int[] opps = IntStream.range(0, states.domains().size())
                    .map(k -> states.oppIndex(state, k) + (k == domain ? 1 : 0))
                    .toArray();
            if (opps[d] < states.domains().get(d).opps().size()) {
                assertThat(platform.price(operators, states.state(opps)).seconds())
                        .isLessThanOrEqualTo(seconds * ROUNDING);
            }
        }
    }

    @Property(tries = 150)
    void moreBandwidthIsNeverSlower(
            @ForAll("ways") Way way,
            @ForAll("networks") String network,
            @ForAll @IntRange(min = 101, max = 400) int percent,
            @ForAll int pick) {
        List<Operator> operators = runnable(way, network);
        Platform before = way.platform();
        int state = Math.floorMod(pick, before.states().size());
        double seconds = before.price(operators, state).seconds();
        assertThat(way.on(withBandwidth(way.device(), percent / 100.0))
                        .price(operators, state)
                        .seconds())
                .isLessThanOrEqualTo(seconds * ROUNDING);
    }

    @Property(tries = 150)
    void moreCoresAreNeverSlower(@ForAll("ways") Way way, @ForAll("networks") String network, @ForAll int pick) {
        Assume.that(way.threads() > 1 && !(way.runtime() instanceof AdditiveRuntime));
        List<Operator> operators = Zoo.network(network).operators();
        int few = 1 + Math.floorMod(pick, way.threads() - 1);
        int state = Math.floorMod(pick, way.platform().states().size());
        assertThat(way.with(few + 1).platform().price(operators, state).seconds())
                .isLessThanOrEqualTo(
                        way.with(few).platform().price(operators, state).seconds() * ROUNDING);
    }

    @Property(tries = 150)
    void lowerVoltageAtTheSameClocksNeverCostsMoreEnergy(
            @ForAll("ways") Way way,
            @ForAll("networks") String network,
            @ForAll @IntRange(min = 1, max = 30) int percent,
            @ForAll int pick) {
        Platform before = way.platform();
        Assume.that(before.energyModelled());
        List<Operator> operators = runnable(way, network);
        int state = Math.floorMod(pick, before.states().size());
        WorkCost high = before.price(operators, state);
        WorkCost low = way.on(withVoltages(way.device(), 1 - percent / 100.0)).price(operators, state);
        assertThat(low.seconds()).isEqualTo(high.seconds());
        assertThat(low.energy().totalJ()).isLessThanOrEqualTo(high.energy().totalJ() * ROUNDING);
    }

    @Property(tries = 150)
    void powerAtWorkIsNeverBelowIdle(@ForAll("ways") Way way, @ForAll("networks") String network, @ForAll int pick) {
        Platform platform = way.platform();
        Assume.that(platform.energyModelled());
        List<Operator> operators = runnable(way, network);
        int state = Math.floorMod(pick, platform.states().size());
        WorkCost cost = platform.price(operators, state);
        assertThat(cost.energy().totalJ() * ROUNDING)
                .isGreaterThanOrEqualTo(cost.seconds() * platform.idlePowerW(state));
    }

    private static Device withBandwidth(Device device, double factor) {
        MemorySystem memory = device.memory();
        Quantity peak = memory.peakGbs();
        return changed(
                device,
                device.domains(),
                new MemorySystem(
                        memory.type(),
                        memory.domain(),
                        new Quantity(peak.value() * factor, peak.kind(), peak.source(), null),
                        memory.memcpyGbs(),
                        memory.memsetGbs(),
                        memory.peakMhz()));
    }

    /** Absolute voltages times a factor; of relative ones what lies above the lowest, which stays 1. */
    private static Device withVoltages(Device device, double factor) {
        List<ClockDomain> domains = device.domains().stream()
                .map(domain -> new ClockDomain(
                        domain.id(),
                        domain.clocks(),
                        domain.voltages(),
                        domain.effectiveUs(),
                        domain.standstillUs(),
                        domain.transitionUs(),
                        domain.opps().stream().map(opp -> lower(opp, factor)).toList()))
                .toList();
        return changed(device, domains, device.memory());
    }

    private static ClockDomain.Opp lower(ClockDomain.Opp opp, double factor) {
        Double millivolts = opp.voltMv();
        Double relative = opp.relativeVoltage();
        return new ClockDomain.Opp(
                opp.freqMhz(),
                millivolts == null ? null : Double.valueOf(millivolts * factor),
                relative == null ? null : Double.valueOf(1 + (relative - 1) * factor));
    }

    private static Device changed(Device device, List<ClockDomain> domains, MemorySystem memory) {
        return new Device(
                device.id(),
                device.name(),
                device.soc(),
                device.sources(),
                domains,
                device.units(),
                memory,
                device.runtimes(),
                device.power(),
                device.ratings(),
                device.thermal(),
                device.exitOverheads());
    }
}
