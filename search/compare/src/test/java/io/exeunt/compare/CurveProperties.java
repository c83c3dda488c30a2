package io.exeunt.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.compare.Curve.Point;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class CurveProperties {
    @Property(tries = 200)
    void everyPointLiesOnTheCurveAndNothingRisesAboveTheBest(
            @ForAll @Size(min = 1, max = 12) List<@DoubleRange(min = 0, max = 1) Double> accuracies,
            @ForAll @DoubleRange(min = -1, max = 14) double cost) {
        List<Point> points = java.util.stream.IntStream.range(0, accuracies.size())
                .mapToObj(i -> new Point(accuracies.size() - i, accuracies.get(i)))
                .toList();
        Curve curve = new Curve(points);

        for (Point point : points) {
            assertThat(curve.accuracyAt(point.cost())).isCloseTo(point.accuracy(), within(1e-12));
            assertThat(curve.reaches(point.cost())).isTrue();
        }
        double best = points.stream()
                .map(Point::accuracy)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        assertThat(curve.accuracyAt(cost)).isBetween(0.0, best + 1e-12);
        assertThat(curve.reaches(cost)).isEqualTo(cost >= 1 && cost <= points.size());
    }

    @Example
    void halfWayIsTheMeanAndOfEqualCostsTheBetterCounts() {
        Curve curve = new Curve(List.of(new Point(2, 0.8), new Point(1, 0.4), new Point(1, 0.6)));

        assertThat(curve.accuracyAt(1)).isEqualTo(0.6);
        assertThat(curve.accuracyAt(1.5)).isCloseTo(0.7, within(1e-12));
        assertThat(curve.accuracyAt(9)).as("beyond the end that of the end").isEqualTo(0.8);
        assertThat(curve.reaches(9)).isFalse();
    }
}
