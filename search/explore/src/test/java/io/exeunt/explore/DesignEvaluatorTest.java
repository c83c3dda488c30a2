package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.explore.EarlyExitDesign.Never;
import io.exeunt.explore.EarlyExitDesign.Tuned;
import io.exeunt.explore.TinyStudy.Ground;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.result.Outcome;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DesignEvaluatorTest {
    private final Ground ground = Ground.of(
            TinyStudy.subject("own"),
            List.of(TinyStudy.board("tiny", 1e-3)),
            TinyStudy.spec(TinyStudy.POLICIES, List.of("schedule", "static", "slow_after_exit")));

    @Test
    void theFastWayEqualsThePlainPolicyOnTheFullEngine() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 300; i++) {
            DesignPoint point = ground.space().space().random(random);
            EarlyExitDesign design = ground.space().decode(point);
            Governor governor =
                    ground.pricing().governors(design, ground.space().groups()).get(0);
            PathHistogram paths = ground.evaluator()
                    .policy(design)
                    .paths(ground.space().subject().reference().trace().fit());
            Outcome plain = ground.pricing().engine(0, 0).evaluate(paths, governor);
            Evaluation fast = ground.evaluator().evaluate(point);
            assertThat(fast.objective(0)).as("%s", design).isCloseTo(1 - plain.accuracy(), within(1e-12));
            assertThat(fast.objective(1)).isCloseTo(plain.energyJ() * 1e3, within(1e-9));
            assertThat(fast.objective(2)).isCloseTo(plain.latency().p95S() * 1e3, within(1e-9));
            assertThat(fast.constraintValues()[1]).isCloseTo(plain.accuracy(), within(1e-12));
        }
    }

    @Test
    void theBestStaticClocksBeatEveryOtherStaticState() {
        EarlyExitDesign best = ground.baselines().withoutExitsBestStatic();
        double bestJ = ground.evaluator().figures(best).energyJ();
        for (int state = 0; state < 6; state++) {
            var other = ground.evaluator().figures(best.at(List.of(new EarlyExitDesign.Constant(state))));
            boolean keeps = other.latency().p95S() <= 0.040;
            assertThat(keeps && other.energyJ() < bestJ - 1e-15).isFalse();
        }
    }

    @Test
    void everySearchStartsFromTheNetworkWithoutExitsAndFromEveryPolicy() {
        List<EarlyExitDesign> seeds =
                ground.baselines().seeds().stream().map(ground.space()::decode).toList();
        assertThat(seeds).doesNotHaveDuplicates().anyMatch(seed -> seed.rule() instanceof Never);
        assertThat(seeds.stream()
                        .filter(seed -> seed.rule() instanceof Tuned)
                        .map(seed -> ((Tuned) seed.rule()).contender())
                        .distinct())
                .containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void constraintsCarryTheirUnitsAndNames() {
        assertThat(ground.spec().goals().goals().constraints())
                .map(Object::toString)
                .containsExactly("latency_p95 <= 40.0 ms", "accuracy >= 0.5");
    }

    @Test
    void theWorstOverBoardsIsThatOfTheSlowestAndTheMeanLiesBetween() {
        Ground two = Ground.of(
                TinyStudy.subject("own"),
                List.of(TinyStudy.board("a", 1e-3), TinyStudy.board("b", 5e-3)),
                TinyStudy.spec(TinyStudy.POLICIES, List.of("schedule")));
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 100; i++) {
            EarlyExitDesign design = two.space().decode(two.space().space().random(random));
            var each = two.evaluator().figuresOnEach(design, two.evaluator().counts(design));
            double worst = Math.max(each.get(0).energyJ(), each.get(1).energyJ());
            assertThat(Across.WORST.of(each).energyJ()).isEqualTo(worst);
            assertThat(Across.MEAN.of(each).energyJ())
                    .isCloseTo((each.get(0).energyJ() + each.get(1).energyJ()) / 2, within(1e-12));
            assertThat(each.get(1).energyJ()).isGreaterThanOrEqualTo(each.get(0).energyJ() - 1e-12);
        }
    }

    @Test
    void boardsWithTheSameClocksAreSetAlike() {
        Ground two = Ground.of(
                TinyStudy.subject("own"),
                List.of(TinyStudy.board("a", 1e-3), TinyStudy.board("b", 5e-3)),
                TinyStudy.spec(TinyStudy.POLICIES, List.of("static")));
        assertThat(two.space().groups()).hasSize(1);
        assertThat(two.space().groups().get(0).boards()).containsExactly(0, 1);
    }

    @Test
    void goalsThatNeedABoardAreRefusedWithoutOne() {
        assertThatThrownBy(() ->
                        ground.spec().goals().requireModelled(ground.space().subject(), List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("objectives: latency and energy need a device");
    }

    @Test
    void oraclesCanNotBeChosenBySearches() {
        Contenders contenders = new Contenders(TinyStudy.subject("own"), 1, 4);
        assertThatThrownBy(() -> contenders.of(List.of("oracle")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("policies: Expected policies that a device could run, given oracle");
        assertThatThrownBy(() -> new GovernorCheck(List.of("oracle")).require())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("governors: Expected governors that can be built, given oracle");
    }
}
