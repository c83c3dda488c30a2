package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.workload.WorkTerm;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PooledLatencyTest {
    private static final List<String> NETWORKS = List.of(
            "resnet18",
            "squeezenet1_1",
            "mobilenet_v2",
            "vgg16",
            "alexnet",
            "mobilenet_v3_small",
            "resnet50",
            "densenet121");

    @Test
    void aBoardOfTheSameKindIsPredictedFromOneNetwork() {
        PooledLatency truth = truth();
        PooledLatency pooled =
                PooledLatency.fit(List.of(run(truth, "a", 1, 1), run(truth, "b", 1, 3), run(truth, "c", 4, 2)), 1);
        List<LatencySample> unseen = run(truth, "d", 1, 0.7).samples();
        double speed = pooled.speed(unseen.subList(0, 1), 1);
        for (LatencySample sample : unseen) {
            assertThat(pooled.seconds(sample.work(), 1, speed) / sample.seconds())
                    .isCloseTo(1, within(0.02));
        }
    }

    @Test
    void networksThatFollowTheBoardsCloselySayMoreAboutSpeed() {
        PooledLatency truth = new PooledLatency(truth().costs(), Map.of("resnet18", 0.0, "vgg16", 0.98));
        List<LatencySample> anchors = List.of(slowed(truth, "resnet18", 1), slowed(truth, "vgg16", 2));
        assertThat(truth.speed(anchors, 1)).isCloseTo(1, within(0.01));
    }

    @Test
    void threadsShareArithmeticOnly() {
        double[] work = WorkTerm.of(Zoo.network("vgg16"));
        PooledLatency truth = truth();
        double one = truth.seconds(work, 1, 1);
        double four = truth.seconds(work, 4, 1);
        assertThat(four).isLessThan(one).isGreaterThan(one / 4);
        assertThat(truth.seconds(work, 8, 1)).isEqualTo(four);
    }

    private static PooledLatency truth() {
        double[] costs = new double[WorkTerm.values().length];
        Arrays.fill(costs, 0.5e-3);
        return new PooledLatency(costs, Map.of());
    }

    private static PooledLatency.BoardRun run(PooledLatency truth, String board, int threads, double speed) {
        return new PooledLatency.BoardRun(
                board,
                threads,
                NETWORKS.stream()
                        .map(name -> {
                            double[] work = WorkTerm.of(Zoo.network(name));
                            return new LatencySample(name, work, truth.seconds(work, threads, speed));
                        })
                        .toList());
    }

    private static LatencySample slowed(PooledLatency truth, String name, double factor) {
        double[] work = WorkTerm.of(Zoo.network(name));
        return new LatencySample(name, work, factor * truth.seconds(work, 1, 1));
    }
}
