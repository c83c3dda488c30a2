package io.exeunt.policies.eenet;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.simulator.trace.TraceSplit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossFittedTest {
    private static final int[] KEPT = {0, 1, 2};
    private static final int CLASSES = 4;

    private static LogProbabilities outputs(TraceSplit split) {
        return LogProbabilities.of(split, KEPT);
    }

    private static double logLikelihood(LogProbabilities outputs, int exit, int[] labels) {
        return IntStream.range(0, labels.length)
                .mapToDouble(i -> outputs.rows()[exit][i * CLASSES + labels[i]])
                .average()
                .orElseThrow();
    }

    @Test
    void aSamplesOwnLabelHasNoSayInItsHeldOutAnswer() {
        TraceSplit fit = Traces.noisy("fit", 400, CLASSES, KEPT.length, 1);
        int[] other = fit.labels().clone();
        other[7] = (other[7] + 1) % CLASSES;
        LogProbabilities before = CrossFitted.chain(outputs(fit), fit.labels()).heldOut();
        LogProbabilities after = CrossFitted.chain(outputs(fit), other).heldOut();
        for (int k = 0; k < KEPT.length; k++) {
            assertThat(Arrays.copyOfRange(after.rows()[k], 7 * CLASSES, 8 * CLASSES))
                    .containsExactly(Arrays.copyOfRange(before.rows()[k], 7 * CLASSES, 8 * CLASSES));
        }
        assertThat(after.rows()[0]).isNotEqualTo(before.rows()[0]);
    }

    @Test
    void heldOutAnswersFitTheirLabelsLessThanAnswersFittedToThem() {
        for (int seed = 1; seed <= 5; seed++) {
            TraceSplit fit = Traces.noisy("fit", 150, CLASSES, KEPT.length, seed);
            CrossFitted answers = CrossFitted.chain(outputs(fit), fit.labels());
            LogProbabilities fitted = answers.fusion().apply(outputs(fit));
            assertThat(logLikelihood(answers.heldOut(), 2, fit.labels()))
                    .isLessThan(logLikelihood(fitted, 2, fit.labels()));
        }
    }

    @Test
    void anExitAloneDoesNotHearWhatOthersSay() {
        TraceSplit fit = Traces.noisy("fit", 400, CLASSES, KEPT.length, 2);
        LogProbabilities last = outputs(fit).only(List.of(2));
        assertThat(CrossFitted.alone(outputs(fit), fit.labels()).rows()[2])
                .containsExactly(CrossFitted.alone(last, fit.labels()).rows()[0]);
        assertThat(CrossFitted.chain(outputs(fit), fit.labels()).heldOut().rows()[2])
                .isNotEqualTo(CrossFitted.chain(last, fit.labels()).heldOut().rows()[0]);
    }

    @Test
    void itMakesNoDifferenceWhetherOthersFitAtTheSameTime() {
        TraceSplit fit = Traces.noisy("fit", 400, CLASSES, KEPT.length, 3);
        double[] expected =
                CrossFitted.chain(outputs(fit), fit.labels()).heldOut().rows()[2];
        assertThat(IntStream.range(0, 4)
                        .parallel()
                        .mapToObj(i -> CrossFitted.chain(outputs(fit), fit.labels())
                                .heldOut()
                                .rows()[2])
                        .toList())
                .allSatisfy(rows -> assertThat(rows).containsExactly(expected));
    }

    @Test
    void everySampleIsHeldOutOnceAndFoldsAreAboutEven() {
        int[] times = new int[1000];
        for (int fold = 0; fold < 4; fold++) {
            int[] inside = SampleFolds.samples(times.length, fold, 4, true);
            assertThat(inside).hasSizeBetween(200, 300);
            assertThat(SampleFolds.samples(times.length, fold, 4, false)).hasSize(times.length - inside.length);
            Arrays.stream(inside).forEach(i -> times[i]++);
        }
        assertThat(times).containsOnly(1);
    }

    @Test
    void labelsThatComeInTurnsAreInEveryHalf() {
        for (int bit = 0; bit < 4; bit++) {
            int[] half = SampleFolds.half(1000, bit, true);
            assertThat(Arrays.stream(half).filter(i -> i % 2 == 0)).hasSizeBetween(200, 300);
            assertThat(Arrays.stream(half).filter(i -> i % 2 == 1)).hasSizeBetween(200, 300);
        }
    }
}
