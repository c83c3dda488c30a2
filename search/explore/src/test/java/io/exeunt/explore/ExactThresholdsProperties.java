package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.explore.EarlyExitDesign.Tuned;
import io.exeunt.explore.Exploration.Refined;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.policies.score.Score;
import io.exeunt.policies.score.ScoreColumns;
import io.exeunt.search.front.ParetoFront;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Refined designs, against thresholds at every place between two scores, decided sample by sample. */
class ExactThresholdsProperties {
    private static final double ROUNDING = 1e-12;

    private static TinyStudy.Ground made() {
        return TinyStudy.Ground.of(
                TinyStudy.subject("own"),
                List.of(TinyStudy.board("tiny", 1e-6)),
                TinyStudy.spec(List.of("max_softmax", "margin"), List.of("static")));
    }

    /** A feasible design that asks an exit, and what it was refined to; itself where nothing better was found. */
    private record Case(
            TinyStudy.Ground ground,
            EarlyExitSpace exact,
            Evaluation start,
            List<Refined> refined,
            Map<Score, ScoreColumns> columns) {
        static Case of(long seed) {
            TinyStudy.Ground ground = made();
            SplittableRandom random = new SplittableRandom(seed);
            Evaluation start;
            do {
                DesignPoint point = ground.space().space().random(random);
                start = ground.evaluator().evaluate(point);
            } while (!start.feasible() || !(ground.space().decode(start.point()).rule() instanceof Tuned));
            EarlyExitSpace exact = ground.space().exact();
            DesignEvaluator evaluator = new DesignEvaluator(exact, ground.pricing(), ground.spec());
            List<Refined> refined = new ExactThresholds(exact, evaluator, ground.spec())
                    .of(ParetoFront.of(List.of(start)), Cancellation.NEVER);
            return new Case(ground, exact, start, refined, new HashMap<>());
        }

        Evaluation end() {
            return refined.isEmpty() ? start : refined.get(0).better();
        }

        ThresholdPolicy policy() {
            DesignEvaluator evaluator = new DesignEvaluator(exact, ground.pricing(), ground.spec());
            return (ThresholdPolicy) evaluator.policy(exact.decode(end().point()));
        }

        double[] objectives(ThresholdPolicy policy) {
            TraceSplit fit = ground.space().subject().reference().trace().fit();
            ScoreColumns scores = columns.computeIfAbsent(policy.score(), score -> ScoreColumns.of(fit, score));
            return ground.evaluator()
                    .objectives(
                            0, policy.paths(fit, scores), ground.evaluator().governors(exact.decode(end().point())));
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void noThresholdOfARefinedDesignCanBeMovedToSomethingBetter(@ForAll long seed) {
        Case made = Case.of(seed);
        ThresholdPolicy policy = made.policy();

        assertThat(made.objectives(policy)).containsExactly(made.end().minimized(), within(1e-9));
        for (ThresholdPolicy moved : moved(made, policy)) {
            assertThat(dominates(made.objectives(moved), made.end().minimized()))
                    .as("%s instead of %s", Arrays.toString(moved.thresholds()), Arrays.toString(policy.thresholds()))
                    .isFalse();
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void aRefinedDesignDominatesTheTrialThatItComesFrom(@ForAll long seed) {
        Case made = Case.of(seed);

        assertThat(made.refined()).allSatisfy(refined -> {
            assertThat(refined.id()).isEqualTo(made.start().id());
            assertThat(refined.better().dominates(made.start())).isTrue();
            assertThat(refined.better().id()).isNotEqualTo(made.start().id());
        });
    }

    /** One threshold moved to every place between two scores, and to both ends. */
    private static List<ThresholdPolicy> moved(Case made, ThresholdPolicy policy) {
        TraceSplit fit = made.ground().space().subject().reference().trace().fit();
        ScoreColumns scores = ScoreColumns.of(fit, policy.score());
        List<ThresholdPolicy> moved = new ArrayList<>();
        for (int k : policy.exits().indices()) {
            if (k < policy.exits().last()) {
                double[] sorted = scores.column(k).clone();
                Arrays.sort(sorted);
                moved.add(at(policy, k, Double.NEGATIVE_INFINITY));
                moved.add(at(policy, k, Double.POSITIVE_INFINITY));
                for (int i = 1; i < sorted.length; i++) {
                    moved.add(at(policy, k, (sorted[i - 1] + sorted[i]) / 2));
                }
            }
        }
        return moved;
    }

    private static ThresholdPolicy at(ThresholdPolicy policy, int exit, double threshold) {
        double[] thresholds = policy.thresholds().clone();
        thresholds[exit] = threshold;
        return new ThresholdPolicy(policy.score(), policy.exits(), thresholds);
    }

    private static boolean dominates(double[] one, double[] other) {
        boolean better = false;
        for (int i = 0; i < one.length; i++) {
            if (one[i] > other[i] * (1 + ROUNDING)) {
                return false;
            }
            better |= one[i] < other[i] * (1 - ROUNDING);
        }
        return better;
    }

    @Property(tries = 30)
    void everyLevelOfASearchIsTheSameDesignInTheExactSpace(@ForAll long seed) {
        TinyStudy.Ground ground = made();
        EarlyExitSpace exact = ground.space().exact();
        DesignEvaluator evaluator = new DesignEvaluator(exact, ground.pricing(), ground.spec());
        DesignPoint point = ground.space().space().random(new SplittableRandom(seed));

        assertThat(evaluator.evaluate(point).minimized())
                .isEqualTo(ground.evaluator().evaluate(point).minimized());
        assertThat(exact.decode(point)).isEqualTo(ground.space().decode(point));
    }
}
