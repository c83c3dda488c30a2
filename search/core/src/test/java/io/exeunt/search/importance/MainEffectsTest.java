package io.exeunt.search.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.objective.Objective;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MainEffectsTest {
    private static final Goals GOALS = Goals.of(Objective.minimize("y", ""));

    private static MainEffects of(DesignSpace space, int count, ToDoubleFunction<DesignPoint> function) {
        SplittableRandom random = new SplittableRandom(1);
        List<Evaluation> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DesignPoint point = space.random(random);
            drawn.add(GOALS.evaluation(point, Map.of("y", function.applyAsDouble(point))));
        }
        return MainEffects.of(space, drawn);
    }

    private static double share(MainEffects effects, int dimension) {
        return effects.dimensions().get(dimension).shares().get(0);
    }

    /** Ishigami and Homma, 1990, with a = 7, b = .1: S1 = .3139, S2 = .4424, S3 = 0; known in closed form. */
    @Test
    void ishigamisFunctionHasItsKnownIndices() {
        DesignSpace space = DesignSpace.of(
                new Dimension.RealRange("a", -Math.PI, Math.PI),
                new Dimension.RealRange("b", -Math.PI, Math.PI),
                new Dimension.RealRange("c", -Math.PI, Math.PI));
        MainEffects effects = of(
                space,
                20_000,
                p -> Math.sin(p.value(0))
                        + 7 * Math.pow(Math.sin(p.value(1)), 2)
                        + 0.1 * Math.pow(p.value(2), 4) * Math.sin(p.value(0)));
        assertThat(share(effects, 0)).isCloseTo(0.3139, within(0.015));
        assertThat(share(effects, 1)).isCloseTo(0.4424, within(0.015));
        assertThat(share(effects, 2)).isCloseTo(0, within(0.005));
    }

    /** y = 3a + k with independent a in {0, 1} and k in {0, …, 3}: variances 9/4 and 5/4. */
    @Test
    void aSumIsSharedByTheVariancesOfItsParts() {
        DesignSpace space = DesignSpace.of(
                new Dimension.Flag("a"),
                new Dimension.IntRange("k", 0, 3),
                new Dimension.Choice("idle", List.of("x", "y", "z")),
                new Dimension.IntRange("fixed", 5, 5));
        MainEffects effects = of(space, 20_000, p -> 3 * p.value(0) + p.value(1));
        assertThat(effects.dimensions().stream().map(MainEffects.Share::dimension))
                .containsExactly("a", "k", "idle");
        assertThat(share(effects, 0)).isCloseTo(2.25 / 3.5, within(0.01));
        assertThat(share(effects, 1)).isCloseTo(1.25 / 3.5, within(0.01));
        assertThat(share(effects, 2)).isCloseTo(0, within(0.002));
    }

    @Test
    void whereAllIsTheSameNothingMatters() {
        MainEffects effects = of(DesignSpace.of(new Dimension.Flag("a")), 100, p -> 7);
        assertThat(share(effects, 0)).isZero();
        assertThat(of(DesignSpace.of(new Dimension.Flag("a")), 0, p -> 7).designs())
                .isZero();
    }

    @Test
    void failedDesignsAreLeftOut() {
        DesignSpace space = DesignSpace.of(new Dimension.Flag("a"));
        Evaluation failed = Evaluation.failed(space.point(0), "no");
        assertThat(MainEffects.of(space, List.of(failed)).designs()).isZero();
    }

    /** The mean of 9,999 times 0.912 differs from 0.912 in its last digit. */
    @Test
    void roundingDecidesNothing() {
        assertThat(share(of(DesignSpace.of(new Dimension.Flag("a")), 9999, p -> 0.912), 0))
                .isZero();
    }

    @Test
    void ofFewDesignsChanceExplainsLittle() {
        DesignSpace space = DesignSpace.of(new Dimension.RealRange("a", 0, 1));
        SplittableRandom noise = new SplittableRandom(9);
        double mean = IntStream.range(0, 300)
                .mapToDouble(study -> share(of(space, 40, p -> noise.nextDouble()), 0))
                .average()
                .orElseThrow();
        assertThat(mean).isLessThan(0.04);
    }
}
