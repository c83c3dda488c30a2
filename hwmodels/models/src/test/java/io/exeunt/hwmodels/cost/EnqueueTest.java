package io.exeunt.hwmodels.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.Recurrent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The host's pace: it starts an operator in 100 µs here. */
class EnqueueTest {
    private static final double ENQUEUE_S = 100e-6;
    private static final PlatformSpec CPU = new PlatformSpec("cpu", "plain", Precision.FP32, 1, 1);
    private static final Operator TINY = new Linear("tiny", 10, 10, 1, true);
    private static final Operator LARGE = new Linear("large", 10_000, 10_000, 1, true);
    private static final Operator FOLDED =
            new ElementWise("folded", ElementWise.Kind.ACTIVATION, new FeatureMap(8, 8, 8), 1);

    private static Platform paced() {
        String after = "launch_cycles: {value: 5000, kind: assumed, source: toy}";
        String text =
                Boards.toyText().replace(after, after + "\n    enqueue_us: {value: 100, kind: fitted, source: toy}");
        return Platforms.of(DeviceCatalog.parse("toy.yaml", text), CPU);
    }

    private static double longer(Operator operator) {
        return paced().price(List.of(operator), 1).seconds()
                - Boards.toyCpu(1, 1).price(List.of(operator), 1).seconds();
    }

    @Test
    void anOperatorThatTakesLongHidesIt() {
        double workS = Boards.toyCpu(1, 1).price(List.of(LARGE), 1).seconds();
        assertThat(workS).isGreaterThan(100 * ENQUEUE_S);
        assertThat(longer(LARGE)).isBetween(0.0, 1e-3 * ENQUEUE_S);
    }

    @Test
    void anOperatorThatTakesNoTimeTakesAsLongAsTheHost() {
        assertThat(longer(TINY)).isCloseTo(ENQUEUE_S, within(1e-2 * ENQUEUE_S));
    }

    @Test
    void waitingForItIsLaunchingNotWork() {
        WorkCost paced = paced().price(List.of(TINY), 1);
        WorkCost plain = Boards.toyCpu(1, 1).price(List.of(TINY), 1);
        assertThat(paced.overheadS() - plain.overheadS()).isCloseTo(paced.seconds() - plain.seconds(), within(1e-15));
        assertThat(paced.computeS()).isEqualTo(plain.computeS());
        assertThat(paced.memoryS()).isEqualTo(plain.memoryS());
    }

    @Test
    void whatIsFoldedIntoTheOperatorBeforeIsNotStarted() {
        assertThat(longer(FOLDED)).isZero();
    }

    @Test
    void aRecurrentLayerIsStartedOncePerStep() {
        Operator steps = new Recurrent("steps", Recurrent.Cell.GRU, 4, 4, 0, 20, 1, false, false);
        assertThat(longer(steps)).isCloseTo(20 * ENQUEUE_S, within(0.2 * ENQUEUE_S));
    }

    @Test
    void allStatesAtOnceCostWhatEachCosts() {
        Platform platform = paced();
        List<Operator> operators = List.of(TINY, LARGE, FOLDED, TINY);
        StateCosts all = platform.priceAll(operators);
        for (int state = 0; state < all.states(); state++) {
            WorkCost one = platform.price(operators, state);
            assertThat(all.get(state).seconds()).isCloseTo(one.seconds(), within(1e-12));
            assertThat(all.get(state).overheadS()).isCloseTo(one.overheadS(), within(1e-12));
            assertThat(all.get(state).energy().totalJ()).isCloseTo(one.energy().totalJ(), within(1e-12));
        }
    }
}
