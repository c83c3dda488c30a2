package io.exeunt.search.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension;
import io.exeunt.search.space.Dimension.Choice;
import io.exeunt.search.space.Dimension.Flag;
import io.exeunt.search.space.Dimension.IntRange;
import io.exeunt.search.space.Dimension.RealRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fixed seeds; bounds are five standard deviations wide or more. */
final class VariationTest {
    private static final int DRAWS = 20_000;

    private final SplittableRandom random = new SplittableRandom(1);

    private Map<Double, Integer> mutants(Dimension dimension, double value) {
        Variation variation = new Variation(DesignSpace.of(dimension), NsgaII.standard(10));
        Map<Double, Integer> counts = new HashMap<>();
        for (int i = 0; i < DRAWS; i++) {
            double[] child = {value};
            variation.mutateOne(child, random);
            assertThat(dimension.allows(child[0])).isTrue();
            counts.merge(child[0], 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void flagsAlwaysFlip() {
        assertThat(mutants(new Flag("exit_0"), 0)).containsExactly(Map.entry(1.0, DRAWS));
        assertThat(mutants(new Flag("exit_0"), 1)).containsExactly(Map.entry(0.0, DRAWS));
    }

    @Test
    void choicesBecomeEveryOtherOptionEquallyOften() {
        Map<Double, Integer> counts = mutants(new Choice("policy", List.of("a", "b", "c", "d")), 1);
        assertThat(counts.keySet()).containsExactlyInAnyOrder(0.0, 2.0, 3.0);
        assertThat(counts.values()).allSatisfy(n -> assertThat(n).isCloseTo(DRAWS / 3, within(400)));
    }

    @Test
    void wholeNumbersCreepMostlyOneStepBothWaysAndReachEverything() {
        Map<Double, Integer> counts = mutants(new IntRange("clock", 0, 12), 6);
        assertThat(counts).hasSize(12).doesNotContainKey(6.0);
        assertThat(counts.get(5.0)).isCloseTo(counts.get(7.0), within(500)).isGreaterThan(counts.get(4.0));
        assertThat(mutants(new IntRange("clock", 0, 12), 0)).doesNotContainKey(0.0);
        assertThat(mutants(new IntRange("clock", 0, 12), 12)).doesNotContainKey(12.0);
    }

    @Test
    void realsMoveAsFarUpAsDownAndStayNear() {
        Map<Double, Integer> counts = mutants(new RealRange("threshold", 0, 1), 0.5);
        assertThat(counts.keySet().stream().mapToDouble(x -> x).average().orElseThrow())
                .isCloseTo(0.5, within(0.003));
        assertThat(counts.keySet().stream().filter(x -> Math.abs(x - 0.5) < 0.1).count())
                .isGreaterThan(DRAWS * 8L / 10);
    }

    @Test
    void realsAtAnEndStayInside() {
        assertThat(mutants(new RealRange("threshold", 2, 3), 2).keySet())
                .allSatisfy(x -> assertThat(x).isBetween(2.0, 3.0));
    }

    @Test
    void aChildHasAsManyMutationsAsAskedForOnAverage() {
        DesignSpace space = new DesignSpace(
                IntStream.range(0, 40).mapToObj(i -> new Flag("exit_" + i)).toList());
        Variation variation = new Variation(space, new NsgaII(10, 0.9, 1.5, 20, 20));
        double mutations = 0;
        for (int i = 0; i < DRAWS; i++) {
            double[] child = new double[40];
            variation.mutate(child, random);
            mutations += IntStream.range(0, 40).mapToDouble(k -> child[k]).sum();
        }
        assertThat(mutations / DRAWS).isCloseTo(1.5, within(0.05));
    }

    @Test
    void simulatedBinaryCrossoverKeepsTheMeanOfItsParents() {
        Variation variation = new Variation(Zdt.space(30), NsgaII.standard(10));
        int moved = 0;
        for (int i = 0; i < 500; i++) {
            double[] a = random.doubles(30, 0.4, 0.6).toArray();
            double[] b = random.doubles(30, 0.4, 0.6).toArray();
            double[] x = a.clone();
            double[] y = b.clone();
            variation.cross(x, y, random);
            for (int k = 0; k < 30; k++) {
                assertThat(x[k] + y[k]).isCloseTo(a[k] + b[k], within(1e-12));
                moved += x[k] != a[k] ? 1 : 0;
            }
        }
        assertThat(moved).isCloseTo(7500, within(400));
    }

    @Test
    void otherKindsAreExchangedWhole() {
        DesignSpace space = new DesignSpace(IntStream.range(0, 1000)
                .mapToObj(i -> new IntRange("clock_" + i, 0, 12))
                .toList());
        double[] a = new double[1000];
        double[] b = IntStream.range(0, 1000).mapToDouble(i -> 12).toArray();
        new Variation(space, NsgaII.standard(10)).cross(a, b, random);
        assertThat(IntStream.range(0, 1000).filter(i -> a[i] == 12 && b[i] == 0).count())
                .isCloseTo(500L, within(80L));
        assertThat(IntStream.range(0, 1000).allMatch(i -> a[i] + b[i] == 12)).isTrue();
    }

    @Test
    void dimensionsOfOneValueAreLeftAlone() {
        DesignSpace space = DesignSpace.of(new IntRange("clock", 3, 3), new RealRange("threshold", 1, 1));
        Variation variation = new Variation(space, NsgaII.standard(10));
        double[] child = {3, 1};
        variation.mutate(child, random);
        variation.mutateOne(child, random);
        assertThat(child).containsExactly(3, 1);
    }
}
