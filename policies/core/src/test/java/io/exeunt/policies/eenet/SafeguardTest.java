package io.exeunt.policies.eenet;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.policies.exit.ThresholdRule;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SafeguardTest {
    private static final int SAMPLES = 1000;

    /** Two classes; both exits say just how probable the classes are given what they see, and the last sees all that the first does. */
    private static TraceSplit calibrated(String name, long seed) {
        Random random = new Random(seed);
        int[] labels = new int[SAMPLES];
        double[] first = new double[SAMPLES];
        double[] last = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            double seenEarly = random.nextGaussian();
            double seen = seenEarly + random.nextGaussian();
            labels[i] = seen + 0.5 * random.nextGaussian() > 0 ? 1 : 0;
            first[i] = normal(seenEarly / Math.sqrt(1.25));
            last[i] = normal(seen / 0.5);
        }
        return new TraceSplit(name, labels, Traces.binary(labels, first, last).exits());
    }

    /** The normal distribution, as nearly as a logistic one comes to it. */
    private static double normal(double x) {
        return 1 / (1 + Math.exp(-1.702 * x));
    }

    private static FitContext context(TraceSplit fit, double budget) {
        return new FitContext(
                fit,
                ExitSet.all(fit.exits().size()),
                Traces.evenCosts(fit.exits().size()),
                budget,
                1);
    }

    @Test
    void whereThereIsNothingToGainItMostlyDoesExactlyWhatTheThresholdRuleDoes() {
        TraceSplit report = calibrated("report", 99);
        int same = 0;
        for (int seed = 1; seed <= 10; seed++) {
            FitContext context = context(calibrated("fit", seed), 16);
            ExeuntScheduler scheduler = new ExeuntSchedulerPolicy().train(context);
            FittedPolicy plain = new ThresholdRule(Score.MAX_SOFTMAX).fit(context);
            if (scheduler.isPlain()) {
                same++;
                assertThat(scheduler.decisions(report).right())
                        .containsExactly(plain.decisions(report).right());
                assertThat(scheduler.paths(report)).isEqualTo(plain.paths(report));
                assertThat(scheduler.describe()).startsWith("eenet-exeunt falls back on max_softmax: leaves at exit 0");
            }
        }
        assertThat(same).isGreaterThanOrEqualTo(6);
    }

    @Test
    void whereThereIsMuchToGainItGoesItsOwnWay() {
        FitContext context = context(Traces.noisy("fit", 600, 5, 4, 3), 22);
        assertThat(new ExeuntSchedulerPolicy().train(context).isPlain()).isFalse();
    }

    @Test
    void equalValuesSpeakForNothing() {
        double[] value = {1, 0, 1};
        assertThat(Safeguard.speaksFor(value, value)).isFalse();
    }

    @Test
    void aGainHasToBeLargerThanHalfItsStandardError() {
        double[] nothing = new double[100];
        // One of a hundred: .01 ± .01; one up, one down more: (k − 1) / 100 ± √(k + 1) / 100.
        assertThat(Safeguard.speaksFor(firstOnes(1, 0), nothing)).isTrue();
        assertThat(Safeguard.speaksFor(firstOnes(9, 8), nothing)).isFalse();
        assertThat(Safeguard.speaksFor(firstOnes(8, 9), nothing)).isFalse();
    }

    private static double[] firstOnes(int up, int down) {
        return DoubleStream.concat(
                        DoubleStream.concat(
                                DoubleStream.generate(() -> 1).limit(up),
                                DoubleStream.generate(() -> -1).limit(down)),
                        DoubleStream.generate(() -> 0).limit(100L - up - down))
                .toArray();
    }
}
