package io.exeunt.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.Cell.Scored;
import io.exeunt.fixtures.SharedFolder;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.statistics.Bootstrap;
import io.exeunt.policies.Policies;
import io.exeunt.simulator.npz.TraceFile;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitTrace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On a trace from PyTorch that is too large to be kept with the sources. */
class SharedTraceComparisonTest {
    /** Derived from the published costs of each exit without and with the heads before it, in MMAC. */
    private static final ExitCosts COSTS =
            new ExitCosts("MMAC", new double[] {5.16, 4.72, 4.73, 3.53, 4.71, 4.72, 3.54, 4.72, 4.72}, new double[] {
                3.54, 3.54, 3.53, 1.18, 1.19, 1.18, 1.18, 1.18, 0
            });

    @Test
    void theOracleIsAboveEverythingAndTheReferenceIsNotBelowAnyThresholdPolicyOnFit() {
        ExitTrace trace = TraceFile.read(SharedFolder.file("models/resnet20_cifar10_trace.npz"))
                .trace();
        Course course = new Course("resnet20", trace, COSTS, List.of(COSTS));
        List<String> names = List.of("max_softmax", "entropy", "margin", "patience", "oracle");
        Comparer comparer = new Comparer(
                names.stream().map(Policies::byName).map(Entrant::of).toList(),
                Optional.empty(),
                new Bootstrap(1, 200, 2));

        Arena arena = comparer.compare(course, course.grid(4), Cancellation.NEVER, done -> {});

        assertThat(arena.scored()).hasSize(20);
        for (Scored oracle : arena.curve("oracle")) {
            Stream<Scored> others = arena.scored()
                    .filter(cell -> cell.budget() == oracle.budget())
                    .filter(cell -> !cell.policy().equals("oracle"));
            assertThat(others).allSatisfy(cell -> assertThat(cell.accuracy().estimate())
                    .isLessThan(oracle.accuracy().low()));
        }
    }
}
