package io.exeunt.policies.eenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.simulator.trace.TraceSplit;
import org.junit.jupiter.api.Test;

class EenetFeaturesTest {
    private static double[] features(double probabilityOfOne) {
        TraceSplit split = Traces.binary(new int[] {1}, new double[] {probabilityOfOne});
        return EenetFeatures.own(LogProbabilities.of(split, new int[] {0}), 0)[0];
    }

    @Test
    void featuresAreProbabilitiesThenLargestThenEntropyConfidence() {
        double[] features = features(0.75);
        double negativeEntropy = (0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)) / Math.log(2);
        assertThat(features).hasSize(4);
        assertThat(features[0]).isCloseTo(0.25, within(1e-6));
        assertThat(features[1]).isCloseTo(0.75, within(1e-6));
        assertThat(features[2]).isCloseTo(0.75, within(1e-6));
        assertThat(features[3]).isCloseTo(1 + negativeEntropy, within(1e-6));
    }

    @Test
    void entropyConfidenceIsOneForCertaintyAndZeroForIgnorance() {
        assertThat(features(1)[3]).isCloseTo(1, within(1e-4));
        assertThat(features(0.5)[3]).isCloseTo(0, within(1e-6));
    }

    @Test
    void thereAreClassesPlusTwoPlusEarlierExitsFeatures() {
        assertThat(EenetFeatures.count(10, 0)).isEqualTo(12);
        assertThat(EenetFeatures.count(10, 3)).isEqualTo(15);
    }

    @Test
    void laterUtilitiesSeeEarlierOnesClampedButAreNotClampedThemselves() {
        double[][][] own = {{{1, 2}}, {{3, 4}}};
        double[][] weights = {{1, 1}, {0.5, 0.25, 10}};
        double[][] utilities = EenetFeatures.utilities(own, weights);
        assertThat(utilities[0][0]).isEqualTo(3);
        // 0.5·3 + 0.25·4 + 10·clamp(3) = 12.5
        assertThat(utilities[1][0]).isEqualTo(12.5);
    }
}
