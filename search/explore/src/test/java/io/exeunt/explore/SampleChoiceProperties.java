package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SampleChoiceProperties {
    /** Two classes; the only exit is the surer the smaller a sample's number. */
    private static TraceSplit falling(int samples) {
        float[] values = new float[2 * samples];
        for (int i = 0; i < samples; i++) {
            values[2 * i] = (float) (1 - 0.5 * i / samples);
            values[2 * i + 1] = 1 - values[2 * i];
        }
        return new TraceSplit(
                "report", new int[samples], List.of(ExitOutputs.withoutConfidence(HeadKind.SOFTMAX, 2, values)));
    }

    @Property(tries = 60)
    void theSamplesAreDistinctNoMoreThanAskedForAndBothEndsAreAmongThem(
            @ForAll @IntRange(min = 1, max = 6000) int samples, @ForAll @IntRange(min = 1, max = 60) int most) {
        int[] chosen = SampleChoice.of(falling(samples), most);

        assertThat(chosen).doesNotHaveDuplicates().hasSizeBetween(1, Math.min(most, samples));
        assertThat(chosen[0]).isZero();
        if (samples <= most) {
            assertThat(chosen).hasSize(samples);
        }
        assertThat(chosen).isSorted();
    }

    @Test
    void theUnsureTenthHasAThirdOfAllPlaces() {
        int[] chosen = SampleChoice.of(falling(4000), 48);

        long unsure = IntStream.of(chosen).filter(sample -> sample >= 3600).count();

        assertThat(chosen).hasSize(48).endsWith(3999);
        assertThat(unsure).isBetween(14L, 17L); // √0.1 of 48
    }

    @Test
    void theOrderIsThatOfSurenessAndLabelsAreNotLookedAt() {
        Random random = new Random(1);
        float[] values = new float[3 * 500];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() * 9;
        }
        ExitOutputs outputs = ExitOutputs.withoutConfidence(HeadKind.LOGITS, 3, values);
        TraceSplit some = new TraceSplit("report", new int[500], List.of(outputs));
        TraceSplit others = new TraceSplit("report", random.ints(500, 0, 3).toArray(), List.of(outputs));

        assertThat(SampleChoice.of(some, 20)).containsExactly(SampleChoice.of(others, 20));
    }
}
