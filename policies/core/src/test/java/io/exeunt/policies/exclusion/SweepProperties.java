package io.exeunt.policies.exclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.policies.Splits;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SweepProperties {
    private static final ExitSet ALL = ExitSet.all(4);

    @Property(tries = 100)
    void sweepingBetaEqualsRunningThePolicyForEachBeta(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TraceSplit split = sigmoids(Splits.random(seed, 40, 4, 5, random.nextInt(2, 60)));
        double[] betas = random.doubles(4, 0, 1).toArray();
        int exit = random.nextInt(3);

        IntToDoubleFunction swept = new ExclusionSweep(split, ALL).accuracies(betas, exit);

        for (int percent = 0; percent <= 100; percent++) {
            betas[exit] = percent / 100.0;
            assertThat(swept.applyAsDouble(percent))
                    .isEqualTo(new ExclusionPolicy(ALL, betas).paths(split).accuracy());
        }
    }

    @Property(tries = 100)
    void sweepingAThresholdEqualsRunningThePolicyForEachThreshold(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TraceSplit split = Splits.random(seed, 40, 4, 5, random.nextInt(2, 60));
        double[] thresholds = random.doubles(4, 0, 1).toArray();
        int exit = random.nextInt(3);

        IntToDoubleFunction swept = new CompareSweep(split, new Leaders(split, ALL)).accuracies(thresholds, exit);

        for (int percent = 0; percent <= 100; percent++) {
            thresholds[exit] = percent / 100.0;
            assertThat(swept.applyAsDouble(percent))
                    .isEqualTo(new ComparePolicy(ALL, thresholds).paths(split).accuracy());
        }
    }

    /** The numbers of a softmax taken for independent ones. */
    private static TraceSplit sigmoids(TraceSplit split) {
        List<ExitOutputs> exits = split.exits().stream()
                .map(outputs -> ExitOutputs.withoutConfidence(HeadKind.SIGMOID, outputs.classes(), outputs.values()))
                .toList();
        return new TraceSplit("fit", split.labels(), exits);
    }
}
