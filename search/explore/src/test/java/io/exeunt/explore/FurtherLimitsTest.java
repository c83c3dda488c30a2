package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.explore.result.Certification;
import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.Metric;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.condition.Conditions;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.UncertainPlatform;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.search.objective.Constraint.Sense;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.network.MemoryFootprint;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.result.LatencyStatistic;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Limits on memory, on each class and on a charge of a battery, and memory as an objective. */
class FurtherLimitsTest {
    private static final double NONE = Double.POSITIVE_INFINITY;

    private static TinyStudy.Ground ground(DesignBudget budget, DesignObjective... objectives) {
        ExploreSpec spec = TinyStudy.spec(List.of("max_softmax", "patience"), List.of("static"));
        ExploreSpec asked = new ExploreSpec(
                spec.title(),
                spec.seed(),
                spec.policies(),
                spec.governors(),
                spec.across(),
                spec.periodS(),
                budget,
                List.of(objectives),
                spec.search());
        return TinyStudy.Ground.of(TinyStudy.subject("own"), List.of(TinyStudy.board("tiny", 1e-6)), asked);
    }

    private static DesignBudget budget(double memoryMb, double classes, double batteryWh, double inferences) {
        return new DesignBudget(
                NONE, LatencyStatistic.MEAN, 0, NONE, NONE, 0, memoryMb, classes, batteryWh, inferences);
    }

    private static long heads(TinyStudy.Ground ground, EarlyExitDesign design) {
        return ground.evaluator().counts(design) instanceof ExitCounts asked ? asked.heads() : 1L << 2;
    }

    @Test
    void memoryIsThatOfTheHeadsThatSamplesAsk() {
        TinyStudy.Ground ground = ground(
                budget(NONE, 0, Double.NaN, 0), DesignObjective.ERROR, DesignObjective.ENERGY, DesignObjective.MEMORY);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 50; i++) {
            DesignPoint point = ground.space().space().random(random);
            EarlyExitDesign design = ground.space().decode(point);
            long heads = heads(ground, design);
            MemoryFootprint footprint = MemoryFootprint.of(TinyBoard.network(), new ExitSet(3, heads));

            assertThat(ground.evaluator().evaluate(point).objective(2))
                    .isCloseTo(footprint.bytes(Precision.FP32) / 1e6, within(1e-12));
        }
    }

    @Test
    void aDesignBeyondTheMemoryBudgetBreaksIt() {
        // 3 segments of 1000 × 1000, 10,000 weights a head, and 2,000 activations at most, 4 bytes each
        double withOneHead = (3e6 + 1e4 + 2e3) * 4 / 1e6;
        TinyStudy.Ground ground = ground(budget(withOneHead, 0, Double.NaN, 0), DesignObjective.ERROR);
        SplittableRandom random = new SplittableRandom(4);
        boolean[] seen = new boolean[2];
        for (int i = 0; i < 60; i++) {
            DesignPoint point = ground.space().space().random(random);
            EarlyExitDesign design = ground.space().decode(point);
            int heads = Long.bitCount(heads(ground, design));

            boolean keeps = ground.evaluator().evaluate(point).feasible();
            assertThat(keeps).isEqualTo(heads <= 1);
            seen[keeps ? 1 : 0] = true;
        }
        assertThat(seen).containsExactly(true, true);
    }

    @Test
    void theWeakestClassIsCountedSampleBySample() {
        TinyStudy.Ground ground = ground(budget(NONE, 0.7, Double.NaN, 0), DesignObjective.ERROR);
        TraceSplit fit = ground.space().subject().reference().trace().fit();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 50; i++) {
            DesignPoint point = ground.space().space().random(random);
            SampleDecisions decisions =
                    ground.evaluator().policy(ground.space().decode(point)).decisions(fit);
            double weakest = 1;
            for (int c = 0; c < 3; c++) {
                int all = 0;
                int right = 0;
                for (int s = 0; s < fit.samples(); s++) {
                    all += fit.labels()[s] == c ? 1 : 0;
                    right += fit.labels()[s] == c && decisions.right()[s] ? 1 : 0;
                }
                weakest = Math.min(weakest, (double) right / all);
            }
            Evaluation evaluation = ground.evaluator().evaluate(point);

            assertThat(evaluation.constraintValues()).containsExactly(weakest);
            assertThat(evaluation.feasible()).isEqualTo(weakest >= 0.7);
        }
    }

    @Test
    void aChargeHoldsSoManyInferences() {
        TinyStudy.Ground ground = ground(budget(NONE, 0, 0.001, 400), DesignObjective.ERROR);
        DesignPoint point = ground.space().space().random(new SplittableRandom(6));
        double energyJ =
                ground.evaluator().figures(ground.space().decode(point)).energyJ();

        Evaluation evaluation = ground.evaluator().evaluate(point);

        assertThat(evaluation.constraintValues()[0]).isCloseTo(3.6 / energyJ, within(1e-6));
        assertThat(evaluation.feasible()).isEqualTo(3.6 / energyJ >= 400);
    }

    @Test
    void inferencesWithoutABatteryAreRefused() {
        assertThatThrownBy(() -> budget(NONE, 0, Double.NaN, 10))
                .hasMessage("Expected battery_wh to be given beside min_inferences_per_charge, given nothing");
    }

    @Test
    void oneClassTooWeakProvesNothing() {
        LimitTest.EveryClass test = new LimitTest.EveryClass(new Limit(Metric.CLASS_ACCURACY, Sense.AT_LEAST, 0.5));
        var strong = new LimitTest.ClassCounts(new int[] {100, 100}, new int[] {90, 95});
        var weak = new LimitTest.ClassCounts(new int[] {100, 100}, new int[] {90, 55});
        var empty = new LimitTest.ClassCounts(new int[] {100, 0}, new int[] {90, 0});

        assertThat(proof(test, strong)).isLessThan(1e-10);
        assertThat(proof(test, weak)).isBetween(0.1, 0.25); // P(Bin(100, .5) >= 55)
        assertThat(proof(test, empty)).isEqualTo(1);
    }

    private static double proof(LimitTest test, LimitTest.ClassCounts counts) {
        return test.proof(
                        new LimitTest.Seen(PathHistogram.ofExits(1, new int[] {1}, new int[] {1}), () -> counts),
                        0.05,
                        new SplittableRandom(1))
                .pValue();
    }

    /** 55 of 100 need so many of their class, which is a tenth of all. */
    @Test
    void samplesNeededAreThoseOfAllClasses() {
        LimitTest.EveryClass test = new LimitTest.EveryClass(new Limit(Metric.CLASS_ACCURACY, Sense.AT_LEAST, 0.5));
        var alone = new LimitTest.ClassCounts(new int[] {100}, new int[] {55});
        var among = new LimitTest.ClassCounts(new int[] {100, 900}, new int[] {55, 890});
        var absent = new LimitTest.ClassCounts(new int[] {100, 0}, new int[] {90, 0});

        long ofClass = needed(test, alone);

        assertThat(ofClass).isBetween(200L, 400L);
        assertThat(needed(test, among)).isEqualTo(10 * ofClass);
        assertThat(needed(test, absent)).isEqualTo(Certification.LimitProof.NEVER);
    }

    private static long needed(LimitTest test, LimitTest.ClassCounts counts) {
        return test.proof(
                        new LimitTest.Seen(PathHistogram.ofExits(1, new int[] {1}, new int[] {1}), () -> counts),
                        0.05,
                        new SplittableRandom(1))
                .samplesNeeded();
    }

    /** 2 bytes a number on one board and 4 on the other. */
    @Test
    void aLimitOnMemoryIsHeldAgainstTheBoardThatNeedsTheMost() {
        List<Board> boards = List.of(tx1(Precision.FP16), tx1(Precision.FP32));
        PeakMemory memory = new PeakMemory(TinyStudy.subject("own"), boards, Across.MEAN);

        assertThat(memory.bytes(0, 1L)).isEqualTo((3e6 + 2e4 + 2e3) * 3);
        assertThat(memory.mostBytes(0, 1L)).isEqualTo((3e6 + 2e4 + 2e3) * 4);

        DesignBudget budget = budget(10, 0, Double.NaN, 0);
        StudyGoals goals = new StudyGoals(List.of(DesignObjective.MEMORY), budget);
        TinyStudy.Ground ground = ground(budget, DesignObjective.MEMORY);
        DesignPoint point = ground.space().space().random(new SplittableRandom(6));
        Worth worth =
                new Worth(ground.evaluator().figures(ground.space().decode(point)), Double.NaN, 9, 12, Double.NaN);
        Evaluation evaluation = goals.evaluation(goals.goals(), point, worth, List.of());
        assertThat(evaluation.objective(0)).isEqualTo(9);
        assertThat(evaluation.feasible()).isFalse();
    }

    private static Board tx1(Precision precision) {
        PlatformSpec spec = new PlatformSpec("gpu", "tensorrt", precision, 1, 1);
        return new Board(
                "tx1 " + precision, new UncertainPlatform(DeviceCatalog.find("jetson-tx1"), spec, Conditions.NONE));
    }
}
