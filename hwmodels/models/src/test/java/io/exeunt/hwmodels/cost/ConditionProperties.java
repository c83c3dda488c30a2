package io.exeunt.hwmodels.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.exeunt.hwmodels.condition.Conditions;
import io.exeunt.hwmodels.condition.DomainCondition;
import io.exeunt.hwmodels.cost.CatalogueProperties.Way;
import io.exeunt.hwmodels.device.ClockDomain;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.LinearRuntime;
import io.exeunt.hwmodels.device.PowerProfile;
import io.exeunt.hwmodels.device.Quantities;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What conditions do, on every board of the catalogue under each of its runtimes that knows bandwidth and power (a linear one refuses them). */
class ConditionProperties {
    private static final double ROUNDING = 1 + 1e-12;

    private static final List<Way> KNOWING = CatalogueProperties.WAYS.stream()
            .filter(way -> !(way.runtime() instanceof LinearRuntime))
            .toList();

    @Provide
    Arbitrary<Way> ways() {
        return Arbitraries.of(KNOWING);
    }

    @Provide
    Arbitrary<Way> heating() {
        return Arbitraries.of(
                KNOWING.stream().filter(ConditionProperties::heats).toList());
    }

    @Provide
    Arbitrary<Way> inVolts() {
        return Arbitraries.of(KNOWING.stream()
                .filter(way -> way.platform().energyModelled()
                        && unitDomain(way).toDvfsDomain().opps().scale() == VoltageScale.VOLTS)
                .toList());
    }

    @Provide
    Arbitrary<String> networks() {
        return Arbitraries.of(Zoo.names());
    }

    private static ClockDomain unitDomain(Way way) {
        return way.device().domain(way.device().unit(way.spec().unit()).domain());
    }

    private static boolean heats(Way way) {
        PowerProfile power = way.device().power();
        return way.platform().energyModelled()
                && way.device().thermal() != null
                && power != null
                && Quantity.orNaN(power.unit(way.spec().unit()).orElseThrow().leakageActivationK()) > 0;
    }

    private static Platform under(Way way, Conditions conditions) {
        return Platforms.of(way.device(), way.spec(), conditions);
    }

    @Property(tries = 1)
    void thereAreBoardsForEachKindOfCondition() {
        assertThat(CatalogueProperties.WAYS.stream()
                        .filter(ConditionProperties::heats)
                        .map(way -> way.device().id())
                        .distinct())
                .contains("jetson-tx1", "jetson-tx2", "raspberry-pi-5");
    }

    @Property(tries = 30)
    void noConditionsAreTheSameDevice(@ForAll("ways") Way way) {
        assertThat(Platforms.device(way.device(), way.spec(), Conditions.NONE)).isSameAs(way.device());
        assertThat(under(way, Conditions.NONE).id()).isEqualTo(way.platform().id());
    }

    @Property(tries = 60)
    void conditionsThatChangeNothingPriceTheSameToTheBit(
            @ForAll("ways") Way way, @ForAll("networks") String network, @ForAll int pick) {
        List<Operator> operators = CatalogueProperties.runnable(way, network);
        Platform before = way.platform();
        Platform after = under(way, capAtTop(way));
        int state = Math.floorMod(pick, before.states().size());
        assertThat(after.states()).isEqualTo(before.states());
        assertThat(after.price(operators, state)).isEqualTo(before.price(operators, state));
        assertThat(Double.doubleToLongBits(after.idlePowerW(state)))
                .isEqualTo(Double.doubleToLongBits(before.idlePowerW(state)));
    }

    private static Conditions capAtTop(Way way) {
        Map<String, DomainCondition> caps = new TreeMap<>();
        for (DvfsDomain domain : way.platform().states().domains()) {
            caps.put(domain.id(), DomainCondition.cappedAt(domain.opps().max().freqHz() / 1e6));
        }
        return new Conditions(null, null, null, caps, 1.0, null, null);
    }

    /** Whatever domain is limited: a clock that is left costs what it cost before, and its memory bandwidth is what it was. */
    @Property(tries = 150)
    void limitedClocksCostWhatTheyCostOnTheWholeBoard(
            @ForAll("ways") Way way, @ForAll("networks") String network, @ForAll int pick, @ForAll boolean pin) {
        List<Operator> operators = CatalogueProperties.runnable(way, network);
        Platform whole = way.platform();
        StateSpace all = whole.states();
        int domain = Math.floorMod(pick, all.domains().size());
        DvfsDomain limited = all.domains().get(domain);
        int opp = Math.floorMod(pick / 7, limited.opps().size());
        double mhz = limited.opps().get(opp).freqHz() / 1e6;
        Platform less = under(
                way,
                Conditions.onDomains(
                        Map.of(limited.id(), pin ? DomainCondition.pinnedAt(mhz) : DomainCondition.cappedAt(mhz))));
        StateSpace left = less.states();
        assertThat(left.domains().get(domain).opps().size()).isEqualTo(pin ? 1 : opp + 1);
        int state = Math.floorMod(pick / 3, left.size());
        int[] same = IntStream.range(0, all.domains().size())
                .map(d -> left.oppIndex(state, d) + (pin && d == domain ? opp : 0))
                .toArray();
        assertThat(less.price(operators, state)).isEqualTo(whole.price(operators, all.state(same)));
    }

    @Property(tries = 100)
    void aHigherCapIsNeverSlowerAtTheHighestClocks(
            @ForAll("ways") Way way, @ForAll("networks") String network, @ForAll int low, @ForAll int high) {
        List<Operator> operators = CatalogueProperties.runnable(way, network);
        List<DvfsDomain> domains = way.platform().states().domains();
        DvfsDomain domain = domains.get(Math.floorMod(low, domains.size()));
        int first = Math.floorMod(low, domain.opps().size());
        int second = Math.floorMod(high, domain.opps().size());
        assertThat(fastestS(way, operators, domain, Math.max(first, second)))
                .isLessThanOrEqualTo(fastestS(way, operators, domain, Math.min(first, second)) * ROUNDING);
    }

    private static double fastestS(Way way, List<Operator> operators, DvfsDomain domain, int opp) {
        DomainCondition cap = DomainCondition.cappedAt(domain.opps().get(opp).freqHz() / 1e6);
        Platform platform = under(way, Conditions.onDomains(Map.of(domain.id(), cap)));
        return platform.price(operators, platform.states().max()).seconds();
    }

    @Property(tries = 100)
    void aHotterChipNeverSpendsLess(
            @ForAll("heating") Way way,
            @ForAll("networks") String network,
            @ForAll @DoubleRange(min = -40, max = 100) double celsius,
            @ForAll @DoubleRange(min = 0.1, max = 40) double kelvin,
            @ForAll int pick) {
        List<Operator> operators = CatalogueProperties.runnable(way, network);
        Platform cool = under(way, Conditions.atDie(celsius));
        Platform hot = under(way, Conditions.atDie(celsius + kelvin));
        int state = Math.floorMod(pick, cool.states().size());
        assertThat(hot.price(operators, state).seconds())
                .isEqualTo(cool.price(operators, state).seconds());
        assertThat(hot.price(operators, state).energy().totalJ())
                .isGreaterThanOrEqualTo(cool.price(operators, state).energy().totalJ() / ROUNDING);
        assertThat(hot.idlePowerW(state)).isGreaterThanOrEqualTo(cool.idlePowerW(state) / ROUNDING);
    }

    @Property(tries = 100)
    void warmerAirNeverSpendsLess(
            @ForAll("heating") Way way,
            @ForAll("networks") String network,
            @ForAll @DoubleRange(min = -40, max = 30) double celsius,
            @ForAll @DoubleRange(min = 0.1, max = 20) double kelvin,
            @ForAll int pick) {
        List<Operator> operators = CatalogueProperties.runnable(way, network);
        Platform cool = under(way, Conditions.inAir(celsius));
        Platform hot = under(way, Conditions.inAir(celsius + kelvin));
        int state = Math.floorMod(pick, cool.states().size());
        assertThat(hot.price(operators, state).energy().totalJ())
                .isGreaterThanOrEqualTo(cool.price(operators, state).energy().totalJ() / ROUNDING);
    }

    @Property(tries = 100)
    void theLawOfLeakageAgainstTemperatureStaysWhatItWas(
            @ForAll("heating") Way way,
            @ForAll @DoubleRange(min = -40, max = 100) double assumedC,
            @ForAll @DoubleRange(min = 0, max = 110) double celsius,
            @ForAll int pick) {
        Platform before = way.platform();
        Platform after = under(way, Conditions.atDie(assumedC));
        int state = Math.floorMod(pick, before.states().size());
        assertThat(leakageW(after, state, celsius)).isCloseTo(leakageW(before, state, celsius), withinPercentage(1e-9));
    }

    private static double leakageW(Platform platform, int state, double celsius) {
        var heat = platform.heat().orElseThrow();
        return heat.idleLeakageW().get(state) * heat.leakage().at(celsius);
    }

    @Property(tries = 100)
    void lowerVoltageNeverSpendsMoreAndTakesAsLong(
            @ForAll("inVolts") Way way,
            @ForAll("networks") String network,
            @ForAll @IntRange(min = -300, max = 300) int millivolts,
            @ForAll @IntRange(min = 1, max = 200) int less,
            @ForAll boolean wholeBoard,
            @ForAll int pick) {
        List<Operator> operators = CatalogueProperties.runnable(way, network);
        Platform high = under(way, offset(way, millivolts, wholeBoard));
        Platform low = under(way, offset(way, millivolts - less, wholeBoard));
        int state = Math.floorMod(pick, high.states().size());
        assertThat(low.price(operators, state).seconds())
                .isEqualTo(high.price(operators, state).seconds());
        assertThat(low.price(operators, state).energy().totalJ())
                .isLessThanOrEqualTo(high.price(operators, state).energy().totalJ() * ROUNDING);
    }

    private static Conditions offset(Way way, double millivolts, boolean wholeBoard) {
        DomainCondition one = new DomainCondition(null, null, millivolts);
        return wholeBoard
                ? Conditions.atVoltageOffset(millivolts)
                : Conditions.onDomains(Map.of(unitDomain(way).id(), one));
    }

    @Property(tries = 150)
    void moreBandwidthIsNeverSlower(
            @ForAll("ways") Way way,
            @ForAll("networks") String network,
            @ForAll @DoubleRange(min = 0.1, max = 4) double factor,
            @ForAll @DoubleRange(min = 1, max = 4) double more,
            @ForAll int pick) {
        List<Operator> operators = CatalogueProperties.runnable(way, network);
        Platform narrow = under(way, Conditions.atPeakGbsFactor(factor));
        Platform wide = under(way, Conditions.atPeakGbsFactor(factor * more));
        int state = Math.floorMod(pick, narrow.states().size());
        assertThat(wide.price(operators, state).seconds())
                .isLessThanOrEqualTo(narrow.price(operators, state).seconds() * ROUNDING);
        assertThat(wide.price(operators, state).memoryS())
                .isLessThanOrEqualTo(narrow.price(operators, state).memoryS() * ROUNDING);
    }

    @Property(tries = 60)
    void onlyNumbersThatAConditionChangesAreAssumed(@ForAll("heating") Way way) {
        Device changed = Platforms.device(way.device(), way.spec(), Conditions.inAir(20));
        Assume.that(!changed.equals(way.device()));
        assertThat(Quantities.in(changed).stream()
                        .filter(entry -> entry.quantity().source().equals("what-if"))
                        .map(entry -> entry.path()))
                .containsExactly(
                        "power.units." + way.spec().unit() + ".leakage_mw_per_v2",
                        "power.units." + way.spec().unit() + ".reference_c");
    }
}
