package io.exeunt.simulator.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BudgetTuningTest {
    private static final int EXITS = 4;
    private static final ExitSet ALL = ExitSet.all(EXITS);
    private final List<Double> asked = new ArrayList<>();

    private static TuningContext context(int fits) {
        ExitOutputs exit = ExitOutputs.withoutConfidence(HeadKind.SOFTMAX, 2, new float[] {1, 0});
        TraceSplit split = new TraceSplit("fit", new int[1], List.of(exit, exit, exit, exit));
        double[] ones = {1, 1, 1, 1};
        return new TuningContext(split, new ExitCosts("MMAC", new double[] {9, 9, 9, 9}, ones), 1, fits);
    }

    private FittedPolicy first(FitContext context) {
        asked.add(context.budget());
        if (asked.size() == 2) {
            throw new IllegalStateException("not this one");
        }
        return new FirstExit();
    }

    private static final class FirstExit implements FittedPolicy {
        @Override
        public PathHistogram paths(TraceSplit split) {
            return new PathHistogram(List.of(new PathHistogram.Entry(Path.of(0, 1), 1, 1)));
        }

        @Override
        public String describe() {
            return "the first";
        }
    }

    @Test
    void aSeriesSeesTheBudgetsOfAnExitSetOnceFromTheLowestUp() {
        BudgetTuning tuning = BudgetTuning.inSeries("mine", context(16), exits -> this::first);

        tuning.count(ALL, new double[] {0, 3});
        assertThat(asked).hasSize(4).isSortedAccordingTo(Comparator.naturalOrder());
        tuning.count(ALL, new double[] {0, 2});
        assertThat(asked).hasSize(4);
        tuning.count(ALL, new double[] {0, 7});
        assertThat(asked).hasSize(8).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(tuning.budget(new double[] {0, 0})).isCloseTo(10 + 0.05 * 30, Offset.offset(1e-12));
    }

    @Test
    void oneThatFailsIsToldWhereItIsAskedForAndTheNextOnesCome() {
        BudgetTuning tuning = BudgetTuning.inSeries("mine", context(8), exits -> this::first);

        assertThat(tuning.policy(ALL, new double[] {0, 2}).describe()).isEqualTo("the first");
        assertThatThrownBy(() -> tuning.policy(ALL, new double[] {0, 1})).hasMessage("not this one");
        assertThatThrownBy(() -> tuning.policy(ALL, new double[] {0, 1})).hasMessage("not this one");
        assertThat(asked).hasSize(3);
    }

    @Test
    void fitsAreMadeAheadAnExitSetAtATime() {
        BudgetTuning tuning = BudgetTuning.inSeries("mine", context(16), exits -> this::first);

        assertThat(tuning.fits())
                .extracting(PolicyTuning.Fit::label)
                .containsExactly("mine, 4 exits, 11.50 to 37.00 MMAC", "mine, 2 exits, 19.95 to 36.10 MMAC");
        tuning.fits().forEach(PolicyTuning.Fit::run);
        assertThat(asked).hasSize(16);
    }
}
