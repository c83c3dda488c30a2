package io.exeunt.simulator.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.cost.WorkCost;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.result.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Networks of the zoo, cut anywhere, on every board of the catalogue: operators add up to segments and heads, and those to outcomes. */
class OperatorTableProperties {
    private static final double ROUNDING_PERCENT = 1e-10;

    private static final List<Platform> PLATFORMS = DeviceCatalog.ids().stream()
            .map(DeviceCatalog::find)
            .flatMap(device -> device.runtimes().stream()
                    .filter(runtime -> runtime.runs(device.unit(runtime.unit()), Precision.FP32))
                    .map(runtime -> platform(device, runtime.unit(), runtime.id())))
            .toList();

    private static Platform platform(Device device, String unit, String runtime) {
        return Platforms.of(device, new PlatformSpec(unit, runtime, Precision.FP32, 1, 1));
    }

    @Provide
    Arbitrary<Platform> platforms() {
        return Arbitraries.of(PLATFORMS);
    }

    @Provide
    Arbitrary<String> networks() {
        return Arbitraries.of(Zoo.names());
    }

    private static EarlyExitNetwork cut(String network, int exits) {
        List<Operator> operators = Zoo.network(network).operators();
        List<Segment> segments = new ArrayList<>();
        List<Segment> heads = new ArrayList<>();
        for (int k = 0; k < exits; k++) {
            segments.add(new Segment(
                    "segment" + k,
                    operators.subList(k * operators.size() / exits, (k + 1) * operators.size() / exits)));
            heads.add(new Segment(
                    "exit" + k, k == exits - 1 ? List.of() : List.of(new Linear("head" + k, 64 + k, 10, 1, true))));
        }
        return new EarlyExitNetwork(network, segments, heads);
    }

    /** A network that asks for work whose cost this board does not know says nothing here. */
    private static CostTables priced(EarlyExitNetwork network, Platform platform) {
        try {
            return CostTables.of(network, platform);
        } catch (InvalidInputException e) {
            Assume.that(false);
            throw e;
        }
    }

    private static int[] states(CostTables tables, Random random) {
        return random.ints(tables.exits(), 0, tables.states()).toArray();
    }

    @Property(tries = 100)
    void operatorsSumUpToTheirSegmentOrHead(
            @ForAll("platforms") Platform platform,
            @ForAll("networks") String network,
            @ForAll @IntRange(min = 1, max = 8) int exits,
            @ForAll Random random) {
        CostTables tables = priced(cut(network, exits), platform);
        int[] states = states(tables, random);
        OperatorTable table = OperatorTable.of(tables, PartRuns.once(tables, states));
        Stream<String> before = Stream.of(OperatorTable.PER_INFERENCE).filter(name -> tables.perInferenceModelled());
        Stream<String> operators = IntStream.range(0, exits)
                .boxed()
                .flatMap(k -> Stream.concat(
                        tables.network().segments().get(k).operators().stream(),
                        tables.network().branches().get(k).operators().stream()))
                .map(Operator::name);
        assertThat(table.operators())
                .extracting(OperatorCost::operator)
                .containsExactlyElementsOf(Stream.concat(before, operators).toList());
        for (int k = 0; k < exits; k++) {
            assertSums(table, "segment" + k, tables.segment(k, states[k]), platform, states[k]);
            assertSums(table, "exit" + k, tables.head(k, states[k]), platform, states[k]);
        }
    }

    private static void assertSums(OperatorTable table, String part, WorkCost cost, Platform platform, int state) {
        List<OperatorCost> rows = table.operators().stream()
                .filter(row -> row.part().equals(part))
                .toList();
        assertClose(rows.stream().mapToDouble(OperatorCost::seconds).sum(), cost.seconds());
        assertClose(rows.stream().mapToDouble(OperatorCost::bytes).sum(), cost.bytes());
        assertClose(
                rows.stream().mapToDouble(row -> row.cycles().total()).sum(),
                platform.cycles(cost, state).total());
        if (!rows.isEmpty()) {
            assertClose(
                    rows.stream().mapToDouble(OperatorCost::energyJ).sum(),
                    cost.energy().totalJ());
        }
    }

    private static void assertClose(double given, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(given).isNaN();
        } else {
            assertThat(given).isCloseTo(expected, withinPercentage(ROUNDING_PERCENT));
        }
    }

    @Property(tries = 100)
    void operatorsOfADesignSumUpToItsOutcome(
            @ForAll("platforms") Platform platform,
            @ForAll("networks") String network,
            @ForAll @IntRange(min = 2, max = 6) int exits,
            @ForAll Random random) {
        CostTables tables = priced(cut(network, exits), platform);
        FrequencySchedule schedule = FrequencySchedule.of(states(tables, random));
        int[] counts = random.ints(exits, 1, 100).toArray();
        long heads = random.nextLong(1L << exits);
        PathHistogram histogram = PathHistogram.ofExits(heads, counts, new int[exits]);
        Outcome outcome = new AnalyticEngine(tables).evaluate(histogram, schedule);
        OperatorTable table = OperatorTable.of(tables, PartRuns.of(tables, histogram, schedule));
        assertClose(table.cycles().total(), outcome.cycles().total());
        assertClose(table.bytes(), outcome.bytes());
        Energy energy = outcome.energy();
        assertClose(table.energyJ(), energy.dynamicJ() + energy.leakageJ() + energy.dramJ() + energy.baseJ());
        assertClose(
                table.operators().stream()
                        .mapToDouble(row -> row.runs() * row.macs())
                        .sum(),
                outcome.macs());
    }

    @Property(tries = 50)
    void sharesSumUpToOneOrAreNotModelled(
            @ForAll("platforms") Platform platform, @ForAll("networks") String network, @ForAll Random random) {
        CostTables tables = priced(cut(network, 3), platform);
        OperatorTable table = OperatorTable.of(tables, PartRuns.once(tables, states(tables, random)));
        assertClose(table.operators().stream().mapToDouble(table::timeShare).sum(), 1);
        assertClose(
                table.operators().stream().mapToDouble(table::energyShare).sum(),
                platform.energyModelled() ? 1 : Double.NaN);
    }
}
