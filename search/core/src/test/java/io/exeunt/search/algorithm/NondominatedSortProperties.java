package io.exeunt.search.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class NondominatedSortProperties {
    /** Few different values, so that equal and dominated vectors are common. */
    @Provide
    Arbitrary<double[][]> points() {
        Arbitrary<Double> value = Arbitraries.integers().between(0, 8).map(Integer::doubleValue);
        return Arbitraries.integers().between(1, 4).flatMap(objectives -> value.array(double[].class)
                .ofSize(objectives)
                .list()
                .ofMaxSize(50)
                .map(list -> list.toArray(double[][]::new)));
    }

    @Property(tries = 300)
    void agreesWithPeelingOffOneFrontAfterTheOther(@ForAll("points") double[][] points) {
        List<Set<Integer>> found = Arrays.stream(NondominatedSort.fronts(columns(points), points.length))
                .map(front -> Arrays.stream(front).boxed().collect(Collectors.toCollection(TreeSet::new)))
                .collect(Collectors.toList());
        assertThat(found).isEqualTo(peeled(points));
    }

    private static double[][] columns(double[][] points) {
        double[][] columns = new double[points.length == 0 ? 1 : points[0].length][points.length];
        for (int i = 0; i < points.length; i++) {
            for (int objective = 0; objective < columns.length; objective++) {
                columns[objective][i] = points[i][objective];
            }
        }
        return columns;
    }

    private static List<Set<Integer>> peeled(double[][] points) {
        List<Set<Integer>> fronts = new ArrayList<>();
        Set<Integer> rest = IntStream.range(0, points.length).boxed().collect(Collectors.toCollection(TreeSet::new));
        while (!rest.isEmpty()) {
            Set<Integer> front = rest.stream()
                    .filter(i -> rest.stream().noneMatch(j -> dominates(points[j], points[i])))
                    .collect(Collectors.toCollection(TreeSet::new));
            fronts.add(front);
            rest.removeAll(front);
        }
        return fronts;
    }

    private static boolean dominates(double[] a, double[] b) {
        return IntStream.range(0, a.length).allMatch(i -> a[i] <= b[i]) && !Arrays.equals(a, b);
    }
}
