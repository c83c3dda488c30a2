package io.exeunt.simulator.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Bound;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.Progress;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.Walk;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorTableTest {
    private static final FeatureMap IMAGE = new FeatureMap(64, 56, 56);
    private static final Operator HEAVY = Zoo.network("vgg19").operators().stream()
            .max(Comparator.comparingLong(Operator::macs))
            .orElseThrow();
    private static final ElementWise FUSED = new ElementWise("relu", ElementWise.Kind.ACTIVATION, IMAGE, 1);
    private static final Pooling POOL = Pooling.globalAverage("pool", IMAGE);
    private static final Linear TINY = new Linear("tiny", 64, 10, 1, true);
    private static final Linear WIDE = new Linear("wide", 25_088, 4096, 1, true);

    private static final EarlyExitNetwork NETWORK = new EarlyExitNetwork(
            "network",
            List.of(new Segment("block1", List.of(HEAVY, FUSED)), new Segment("block2", List.of(WIDE))),
            List.of(new Segment("exit1", List.of(POOL, TINY)), new Segment("final", List.of())));

    private static final CostTables TX2 = CostTables.of(
            NETWORK,
            Platforms.of(DeviceCatalog.find("jetson-tx2"), new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1)));

    private static final int TOP = TX2.states() - 1;

    @Test
    void everyOperatorIsNamedWithItsPartKindAndRoof() {
        OperatorTable table = OperatorTable.of(TX2, PartRuns.once(TX2, TOP, TOP));
        assertThat(table.platform()).isEqualTo("jetson-tx2/gpu/tensorrt/fp32/b1");
        assertThat(table.operators())
                .extracting(OperatorCost::part, OperatorCost::head, OperatorCost::operator, OperatorCost::kind)
                .containsExactly(
                        tuple("block1", false, "per inference", "per inference"),
                        tuple("block1", false, HEAVY.name(), "convolution"),
                        tuple("block1", false, "relu", "activation"),
                        tuple("exit1", true, "pool", "average pooling"),
                        tuple("exit1", true, "tiny", "linear"),
                        tuple("block2", false, "wide", "linear"));
        assertThat(table.operators())
                .extracting(OperatorCost::roof)
                .containsExactly(Bound.OVERHEAD, Bound.MEMORY, null, Bound.MEMORY, Bound.OVERHEAD, Bound.MEMORY);
    }

    @Test
    void theLongestComeFirst() {
        OperatorTable table = OperatorTable.of(TX2, PartRuns.once(TX2, TOP, TOP));
        assertThat(table.longest(2)).extracting(OperatorCost::operator).containsExactly("wide", HEAVY.name());
        assertThat(table.longest(99)).hasSize(6);
    }

    /** Three of four samples leave at the first exit, whose head nobody else asks. */
    @Test
    void operatorsCountAsOftenAsTheyRun() {
        PathHistogram histogram = PathHistogram.ofExits(0b11, new int[] {3, 1}, new int[] {3, 1});
        FrequencySchedule flat = FrequencySchedule.flat(2, TOP);
        OperatorTable table = OperatorTable.of(TX2, PartRuns.of(TX2, histogram, flat));
        assertThat(table.operators()).extracting(OperatorCost::runs).containsExactly(1.0, 1.0, 1.0, 1.0, 1.0, 0.25);
        assertThat(table.operators().get(5).bytes())
                .isEqualTo(TX2.segment(1, TOP).bytes() / 4);
    }

    @Test
    void whatNeverRunsCostsNothingAndStillKnowsItsRoof() {
        PathHistogram histogram = PathHistogram.ofExits(0b1, new int[] {3}, new int[] {3});
        OperatorTable table = OperatorTable.of(TX2, PartRuns.of(TX2, histogram, FrequencySchedule.flat(2, TOP)));
        OperatorCost wide = table.operators().get(5);
        assertThat(wide.seconds()).isZero();
        assertThat(wide.energyJ()).isZero();
        assertThat(wide.roof()).isEqualTo(Bound.MEMORY);
    }

    /** A governor that runs the first segment fast for one half of the samples and slows it down, which takes a while, for the other. */
    @Test
    void aSegmentThatRunsInSeveralStatesCostsTheirMean() {
        Governor byFate = new ByFate();
        PathHistogram histogram = PathHistogram.ofExits(0b11, new int[] {2, 2}, new int[] {2, 2});
        OperatorTable table = OperatorTable.of(TX2, PartRuns.of(TX2, histogram, byFate));
        double seconds = table.operators().subList(0, 3).stream()
                .mapToDouble(OperatorCost::seconds)
                .sum();
        Walk slowed = new Walk(TX2, TOP);
        slowed.step(0, 0, true);
        assertThat(seconds).isCloseTo((slowed.segmentS() + TX2.segmentS(0, TOP)) / 2, withinPercentage(1e-10));
    }

    @Test
    void theSameRunsCanBeAskedForInOtherStates() {
        PathHistogram histogram = PathHistogram.ofExits(0b11, new int[] {3, 1}, new int[] {3, 1});
        PartRuns slow = PartRuns.of(TX2, histogram, FrequencySchedule.flat(2, 0));
        PartRuns fast = PartRuns.of(TX2, histogram, FrequencySchedule.flat(2, TOP));
        assertThat(OperatorTable.of(TX2, slow.inStates(state -> TOP))).isEqualTo(OperatorTable.of(TX2, fast));
    }

    private static final class ByFate implements Governor {
        @Override
        public int home() {
            return TOP;
        }

        @Override
        public int next(Progress progress) {
            return progress.forecast() == 0 ? 0 : TOP;
        }

        @Override
        public boolean foresees() {
            return true;
        }

        @Override
        public String describe() {
            return "by fate";
        }
    }

    @Test
    void statesAreOnePerSegmentAndExist() {
        assertThatThrownBy(() -> PartRuns.once(TX2, 0)).hasMessage("Expected states to be one per segment, given 1");
        assertThatThrownBy(() -> PartRuns.once(TX2, 0, TOP + 1))
                .hasMessage("Expected state of segment 1 to be in 0..142, given 143");
    }
}
