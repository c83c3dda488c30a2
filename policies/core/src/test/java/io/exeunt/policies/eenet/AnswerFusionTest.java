package io.exeunt.policies.eenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class AnswerFusionTest {
    private static final int[] BOTH = {0, 1};

    private static int right(LogProbabilities outputs, int exit, int[] labels) {
        return (int) IntStream.range(0, labels.length)
                .filter(i -> MatrixRows.argmax(outputs.rows()[exit], outputs.classes(), i) == labels[i])
                .count();
    }

    private static double logLikelihood(LogProbabilities outputs, int exit, int[] labels) {
        return IntStream.range(0, labels.length)
                .mapToDouble(i -> outputs.rows()[exit][i * outputs.classes() + labels[i]])
                .sum();
    }

    @Test
    void withoutFusionEveryExitSaysWhatItSaid() {
        LogProbabilities outputs =
                LogProbabilities.of(Traces.binary(new int[] {1}, new double[] {.7}, new double[] {.2}), BOTH);
        LogProbabilities same = AnswerFusion.none(2).apply(outputs);
        assertThat(Math.exp(same.rows()[0][1])).isCloseTo(.7, within(1e-6));
        assertThat(Math.exp(same.rows()[1][1])).isCloseTo(.2, within(1e-6));
    }

    @Test
    void weightsMultiplyProbabilities() {
        LogProbabilities outputs =
                LogProbabilities.of(Traces.binary(new int[] {1}, new double[] {.75}, new double[] {.4}), BOTH);
        AnswerFusion fusion = new AnswerFusion(
                List.of(AnswerPool.none(1), new AnswerPool(new double[] {2, 1}, new double[0], new double[0])));
        // .75·.4² against .25·.6²
        double expected = .75 * .16 / (.75 * .16 + .25 * .36);
        assertThat(Math.exp(fusion.apply(outputs).rows()[1][1])).isCloseTo(expected, within(1e-6));
    }

    @Test
    void fewSamplesLeaveTheExitsAlmostAsTheyAre() {
        LogProbabilities outputs = LogProbabilities.of(
                Traces.binary(new int[] {1, 0}, new double[] {.7, .4}, new double[] {.9, .2}), BOTH);
        AnswerFusion fusion = CrossFitted.chain(outputs, new int[] {1, 0}).fusion();
        assertThat(fusion.pools().get(1).weights()[0]).isCloseTo(1, within(.1));
        assertThat(fusion.pools().get(1).weights()[1]).isCloseTo(0, within(.1));
    }

    @Test
    void fusedAnswersAreBetterCalibratedOnOtherSamples() {
        TraceSplit fit = Traces.noisy("fit", 4000, 4, 3, 1);
        TraceSplit report = Traces.noisy("report", 4000, 4, 3, 2);
        int[] kept = {0, 1, 2};
        AnswerFusion fusion =
                CrossFitted.chain(LogProbabilities.of(fit, kept), fit.labels()).fusion();
        LogProbabilities plain = LogProbabilities.of(report, kept);
        LogProbabilities fused = fusion.apply(plain);
        assertThat(logLikelihood(fused, 1, report.labels())).isGreaterThan(logLikelihood(plain, 1, report.labels()));
        assertThat(logLikelihood(fused, 2, report.labels())).isGreaterThan(logLikelihood(plain, 2, report.labels()));
    }

    /** The last class never gets its due: its logits are lowered, as by training on few samples of it. */
    private static LogProbabilities neglected(TraceSplit split) {
        double[] rows = LogProbabilities.of(split, BOTH).rows()[0].clone();
        for (int i = split.classes() - 1; i < rows.length; i += split.classes()) {
            rows[i] -= 4;
        }
        MatrixRows.normalise(rows, split.classes());
        return new LogProbabilities(split.classes(), new double[][] {rows});
    }

    @Test
    void whatAHeadSystematicallyConfusesIsCorrected() {
        TraceSplit fit = Traces.noisy("fit", 2000, 4, 2, 1);
        TraceSplit report = Traces.noisy("report", 2000, 4, 2, 2);
        AnswerFusion fusion = CrossFitted.chain(neglected(fit), fit.labels()).fusion();
        int before = right(neglected(report), 0, report.labels());
        int after = right(fusion.apply(neglected(report)), 0, report.labels());
        assertThat(fusion.pools().get(0).correctsClasses()).isTrue();
        assertThat(after).isGreaterThan(before + 100);
    }

    @Test
    void aHeadWithNothingToCorrectKeepsItsAnswers() {
        TraceSplit fit = Traces.noisy("fit", 2000, 4, 1, 1);
        LogProbabilities outputs = LogProbabilities.of(fit, new int[] {0});
        AnswerFusion fusion = CrossFitted.chain(outputs, fit.labels()).fusion();
        assertThat(fusion.pools().get(0).correctsClasses()).isFalse();
        assertThat(right(fusion.apply(outputs), 0, fit.labels())).isEqualTo(right(outputs, 0, fit.labels()));
    }

    @Test
    void logitsAndSigmoidsBecomeTheSameProbabilities() {
        float[] logits = {1, 2};
        float[] sigmoids = {(float) (1 / (1 + Math.exp(-1))), (float) (1 / (1 + Math.exp(-2)))};
        double[] a = LogProbabilities.of(
                new io.exeunt.simulator.trace.ExitOutputs(io.exeunt.simulator.trace.HeadKind.LOGITS, 2, logits, null));
        double[] b = LogProbabilities.of(new io.exeunt.simulator.trace.ExitOutputs(
                io.exeunt.simulator.trace.HeadKind.SIGMOID, 2, sigmoids, null));
        assertThat(a).containsExactly(b, within(1e-6));
        assertThat(Math.exp(a[1])).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-6));
    }
}
