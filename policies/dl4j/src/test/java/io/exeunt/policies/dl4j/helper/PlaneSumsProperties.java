package io.exeunt.policies.dl4j.helper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlaneSumsProperties {
    private static final float SHIFT = 0.3f;

    private static float[] values(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }

    @Property(tries = 200)
    void unrolledSumsEqualPlainOnesForEveryLength(@ForAll @IntRange(max = 70) int length, @ForAll long seed) {
        float[] v = values(seed, length + 5);
        float[] w = values(seed + 1, length + 5);
        int from = 2;
        int to = from + length;
        assertThat(PlaneSums.sum(v, from, to)).isCloseTo(plain(from, to, i -> v[i]), within(1e-4));
        assertThat(PlaneSums.squares(v, from, to, SHIFT))
                .isCloseTo(plain(from, to, i -> (v[i] - SHIFT) * (v[i] - SHIFT)), within(1e-4));
        assertThat(PlaneSums.product(v, SHIFT, w, from, to))
                .isCloseTo(plain(from, to, i -> (v[i] - SHIFT) * w[i]), within(1e-4));
    }

    private static double plain(int from, int to, java.util.function.IntToDoubleFunction term) {
        return IntStream.range(from, to).mapToDouble(term).sum();
    }
}
