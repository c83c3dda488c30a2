package io.exeunt.search.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.search.objective.Evaluation;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CoveredProperties {
    @Property(tries = 100)
    void whoIsAskedFirstChangesNoAnswer(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Evaluation> front = IntStream.range(0, random.nextInt(12))
                .mapToObj(i -> evaluation(random.nextInt(6), random.nextInt(6)))
                .toList();
        Covered covered = new Covered(front);
        for (int i = 0; i < 50; i++) {
            double[] asked = {random.nextInt(6), random.nextInt(6)};
            assertThat(covered.test(asked))
                    .isEqualTo(front.stream()
                            .anyMatch(each -> each.minimized(0) <= asked[0] && each.minimized(1) <= asked[1]));
        }
    }

    private static Evaluation evaluation(double a, double b) {
        return Zdt.GOALS.evaluation(Zdt.space(2).point(a / 6, b / 6), new double[] {a, b}, new double[0], Map.of());
    }
}
