package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.WorkTerm;
import io.exeunt.hwmodels.workload.rewrite.Exporter;
import io.exeunt.hwmodels.workload.zoo.NasBench201;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AdditiveLatencyTest {
    private static final AdditiveLatency TRUTH = uniform(0);

    @Test
    void timesOfCellsAreFoundAgain() {
        List<LatencySample> samples =
                IntStream.range(0, 60).mapToObj(i -> sample(cell(i * 7919))).toList();
        AdditiveLatency fitted = AdditiveLatency.fit(samples.subList(0, 40));
        for (LatencySample held : samples.subList(40, 60)) {
            assertThat(fitted.seconds(held.work()) / held.seconds()).isCloseTo(1, within(1e-3));
        }
    }

    @Test
    void oneSampleIsTooFew() {
        assertThatThrownBy(() -> AdditiveLatency.fit(List.of(sample(cell(1)))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("latency: expected at least 2 measurements");
    }

    @Property(tries = 100)
    void moreWorkNeverTakesLessTime(
            @ForAll @IntRange(min = 0, max = 17) int term,
            @ForAll @DoubleRange(min = 0, max = 100) double more,
            @ForAll @DoubleRange(min = 0, max = 0.3) double loss) {
        AdditiveLatency model = uniform(loss);
        double[] work = WorkTerm.of(Zoo.network("squeezenet1_1"));
        double before = model.seconds(work);
        work[term] += more;
        assertThat(model.seconds(work)).isGreaterThanOrEqualTo(before * (1 - 1e-12));
    }

    private static AdditiveLatency uniform(double loss) {
        double[] costs = new double[WorkTerm.values().length];
        Arrays.fill(costs, 1e-4);
        return new AdditiveLatency(costs, loss, 0.3);
    }

    private static LatencySample sample(NasBench201 cell) {
        LatencySample untimed = LatencySample.of(Exporter.LITERT.executed(cell.network(10)), 1);
        return new LatencySample(untimed.network(), untimed.work(), TRUTH.seconds(untimed.work()));
    }

    private static NasBench201 cell(int index) {
        NasBench201.Operation[] operations = NasBench201.Operation.values();
        int[] rest = {index};
        return new NasBench201(IntStream.range(0, 6)
                .mapToObj(edge -> {
                    NasBench201.Operation operation = operations[rest[0] % operations.length];
                    rest[0] /= operations.length;
                    return operation;
                })
                .toList());
    }
}
