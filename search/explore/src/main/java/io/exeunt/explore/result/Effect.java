package io.exeunt.explore.result;

/**
 * What a design costs under one assumption about the boards, and what it saves against a baseline under the same assumption.
 *
 * @param energyJ mean energy in J; NaN where not modelled
 * @param latencyS the study's latency in s
 * @param energyGain share of the baseline's energy saved, negative for more; NaN where not modelled
 * @param latencyGain share of the baseline's latency saved, negative for more
 */
public record Effect(double energyJ, double latencyS, double energyGain, double latencyGain) {
    /** Changes below this share count as none. */
    public static final double SAME = 0.005;

    /** Whether energy or latency is better here and worse there, or the other way round. */
    public boolean contradicts(Effect other) {
        return sign(energyGain) * sign(other.energyGain) < 0 || sign(latencyGain) * sign(other.latencyGain) < 0;
    }

    private static double sign(double gain) {
        return Double.isNaN(gain) || Math.abs(gain) < SAME ? 0 : Math.signum(gain);
    }
}
