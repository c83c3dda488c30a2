package io.exeunt.search.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.search.MixedProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class HypervolumeProperties {
    private static final int SIDE = 6;

    /** Corners of a grid; some lie on the reference and count nothing. */
    @Provide
    Arbitrary<List<double[]>> gridPoints() {
        Arbitrary<Double> value = Arbitraries.integers().between(0, SIDE).map(Integer::doubleValue);
        return Arbitraries.integers().between(1, 3).flatMap(objectives -> value.array(double[].class)
                .ofSize(objectives)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25));
    }

    @Property
    void isTheNumberOfDominatedCellsOfAGrid(@ForAll("gridPoints") List<double[]> points) {
        int objectives = points.get(0).length;
        double[] reference = new double[objectives];
        Arrays.fill(reference, SIDE);
        assertThat(Hypervolume.of(points.toArray(double[][]::new), reference))
                .isEqualTo(dominatedCells(points, objectives));
    }

    private static double dominatedCells(List<double[]> points, int objectives) {
        int cells = (int) Math.pow(SIDE, objectives);
        int dominated = 0;
        for (int cell = 0; cell < cells; cell++) {
            int index = cell;
            if (points.stream().anyMatch(point -> covers(point, index))) {
                dominated++;
            }
        }
        return dominated;
    }

    private static boolean covers(double[] point, int cell) {
        int rest = cell;
        for (double value : point) {
            if (value > rest % SIDE) {
                return false;
            }
            rest /= SIDE;
        }
        return true;
    }

    @Example
    void ofTheFrontOfZdt1ComesNearTwoThirds() {
        double[][] front = new double[10_000][];
        Arrays.setAll(front, i -> new double[] {i / 1e4, 1 - Math.sqrt(i / 1e4)});
        assertThat(Hypervolume.of(front, new double[] {1, 1})).isCloseTo(2.0 / 3, within(1e-3));
    }

    @Example
    void ofNothingIsZero() {
        assertThat(Hypervolume.of(new double[0][], new double[] {1, 1, 1})).isZero();
    }

    @Example
    void moreThanThreeObjectivesAreRefused() {
        assertThatThrownBy(() -> Hypervolume.of(new double[0][], new double[4]))
                .hasMessage("Expected number of objectives to be in 1..3, given 4");
    }

    @Example
    void theBoxScalesNaturalUnitsAndDirections() {
        var objectives = MixedProblem.GOALS.objectives();
        ReferenceBox box = new ReferenceBox(objectives, List.of(1.0, 10.0), List.of(0.5, 30.0));
        var point = MixedProblem.SPACE.point(0, 0, 1, 0);
        ParetoFront front = ParetoFront.of(List.of(
                MixedProblem.GOALS.evaluation(point, Map.of("accuracy", 0.75, "energy", 15.0, "latency", 1.0))));
        assertThat(box.hypervolume(front)).isCloseTo(0.5 * 0.75, within(1e-12));
        assertThat(box.describe())
                .isEqualTo("hypervolume as share of accuracy 1..0.5, energy 10..30 mJ (ideal..reference)");
    }

    @Example
    void aReferenceThatIsNoWorseThanTheIdealIsRefused() {
        var objectives = MixedProblem.GOALS.objectives();
        assertThatThrownBy(() -> new ReferenceBox(objectives, List.of(0.5, 10.0), List.of(1.0, 30.0)))
                .hasMessage("Expected reference of accuracy to be worse than its ideal 0.5, given 1.0");
    }

    @Example
    void aBoxAroundEvaluationsLeavesRoomForTheirExtremes() {
        var evaluations = Evaluations.of(List.of(new double[] {0, 10}, new double[] {5, 0}));
        ReferenceBox box = ReferenceBox.around(Evaluations.goals(2), evaluations);
        assertThat(box.ideal()).containsExactly(0.0, 0.0);
        assertThat(box.reference()).containsExactly(5.5, 11.0);
        ReferenceBox flat = ReferenceBox.around(Evaluations.goals(2), evaluations.subList(0, 1));
        assertThat(flat.ideal()).containsExactly(0.0, 10.0);
        assertThat(flat.reference()).containsExactly(1.0, 11.0);
    }
}
