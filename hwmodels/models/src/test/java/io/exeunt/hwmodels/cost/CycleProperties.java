package io.exeunt.hwmodels.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.exeunt.hwmodels.cost.CatalogueProperties.Way;
import io.exeunt.hwmodels.device.RooflineRuntime;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.util.List;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Cycles and single operators, for every network of the zoo on every board of the catalogue. */
class CycleProperties {
    private static final double ROUNDING_PERCENT = 1e-10;

    @Provide
    Arbitrary<Way> ways() {
        return Arbitraries.of(CatalogueProperties.WAYS);
    }

    @Provide
    Arbitrary<Way> rooflines() {
        return Arbitraries.of(CatalogueProperties.WAYS.stream()
                .filter(way -> way.runtime() instanceof RooflineRuntime)
                .toList());
    }

    @Provide
    Arbitrary<String> networks() {
        return Arbitraries.of(Zoo.names());
    }

    private static int state(Platform platform, int pick) {
        return Math.floorMod(pick, platform.states().size());
    }

    @Property(tries = 150)
    void cyclesAreTimeTimesTheClockOfTheUnit(
            @ForAll("ways") Way way, @ForAll("networks") String network, @ForAll int pick) {
        List<Operator> operators = CatalogueProperties.runnable(way, network);
        Platform platform = way.platform();
        int state = state(platform, pick);
        WorkCost cost = platform.price(operators, state);
        double unitHz = platform.states().opp(state, 0).freqHz();
        assertThat(platform.unitHz(state)).isEqualTo(unitHz);
        assertThat(platform.cycles(cost, state).total()).isEqualTo(cost.seconds() * unitHz);
    }

    @Property(tries = 150)
    void aRooflineTellsWhatTheCyclesAreForAndASumOfCostsDoesNot(
            @ForAll("ways") Way way, @ForAll("networks") String network, @ForAll int pick) {
        List<Operator> operators = CatalogueProperties.runnable(way, network);
        Platform platform = way.platform();
        int state = state(platform, pick);
        Cycles cycles = platform.cycles(platform.price(operators, state), state);
        assertThat(cycles.partsModelled()).isEqualTo(way.runtime() instanceof RooflineRuntime);
        if (cycles.partsModelled()) {
            assertThat(cycles.compute() + cycles.stall() + cycles.launch())
                    .isCloseTo(cycles.total(), withinPercentage(ROUNDING_PERCENT));
            assertThat(cycles.stall()).isNotNegative();
        }
    }

    /** Arithmetic takes as many cycles at any clock, whatever the memory does. */
    @Property(tries = 100)
    void cyclesOfArithmeticDoNotDependOnClocks(
            @ForAll("rooflines") Way way, @ForAll("networks") String network, @ForAll int pick, @ForAll int other) {
        List<Operator> operators = CatalogueProperties.runnable(way, network);
        Platform platform = way.platform();
        assertThat(computeCycles(platform, operators, state(platform, pick)))
                .isCloseTo(
                        computeCycles(platform, operators, state(platform, other)), withinPercentage(ROUNDING_PERCENT));
    }

    private static double computeCycles(Platform platform, List<Operator> operators, int state) {
        return platform.cycles(platform.price(operators, state), state).compute();
    }

    @Property(tries = 150)
    void moreOperatorsNeverTakeFewerCycles(
            @ForAll("ways") Way way, @ForAll("networks") String network, @ForAll int pick, @ForAll int cut) {
        Platform platform = way.platform();
        Assume.that(platform.additive());
        List<Operator> operators = CatalogueProperties.runnable(way, network);
        int state = state(platform, pick);
        List<Operator> fewer = operators.subList(0, Math.floorMod(cut, operators.size()));
        assertThat(platform.cycles(platform.price(fewer, state), state).total())
                .isLessThanOrEqualTo(
                        platform.cycles(platform.price(operators, state), state).total());
    }

    /** Also where the clock falls with the mix of work. */
    @Property(tries = 150)
    void whatSingleOperatorsAddSumsUpToWhatAllOfThemCost(
            @ForAll("ways") Way way, @ForAll("networks") String network, @ForAll int pick) {
        List<Operator> operators = CatalogueProperties.runnable(way, network);
        Platform platform = way.platform();
        int state = state(platform, pick);
        WorkCost all = platform.price(operators, state);
        List<WorkCost> each = platform.priceEach(operators, state);
        assertThat(each).hasSameSizeAs(operators);
        for (ToDoubleFunction<WorkCost> part : List.<ToDoubleFunction<WorkCost>>of(
                WorkCost::seconds,
                WorkCost::computeS,
                WorkCost::memoryS,
                WorkCost::overheadS,
                WorkCost::bytes,
                cost -> cost.energy().totalJ())) {
            double whole = part.applyAsDouble(all);
            double sum = each.stream().mapToDouble(part).sum();
            if (Double.isNaN(whole)) {
                assertThat(sum).isNaN();
            } else {
                assertThat(sum).isCloseTo(whole, withinPercentage(ROUNDING_PERCENT));
            }
        }
    }

    @Property(tries = 1)
    void someBoardsClockDependsOnTheMix() {
        assertThat(CatalogueProperties.WAYS).anyMatch(way -> !way.platform().additive());
    }
}
