package io.exeunt.policies.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.policies.Splits;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.trace.TraceSplit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PatienceKernelProperties {
    private final TraceSplit split = Splits.random(7, 150, 5, 3, 20);
    private final PatienceKernel kernel = new PatienceKernel(split);

    @Property(tries = 100)
    void itCountsWhatThePlainPolicyCounts(
            @ForAll @IntRange(max = 31) int bits, @ForAll @IntRange(min = 1, max = 7) int patience) {
        ExitSet exits = new ExitSet(5, bits);
        int[] counts = new int[5];
        int[] correct = new int[5];

        kernel.count(exits, patience, counts, correct);

        assertThat(PathHistogram.ofExits(exits.bits(), counts, correct))
                .isEqualTo(new PatiencePolicy(exits, patience).paths(split));
    }
}
