package io.exeunt.simulator.plausibility;

import io.exeunt.simulator.plausibility.Implausibility.Evidence;
import io.exeunt.simulator.plausibility.Implausibility.Kind;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Samples that are in both splits: every exit says the same of them to the last bit. Coarse outputs are equal for different samples, too;
 * so it counts only if report's samples are found in fit three times as often as fit's are found in fit again.
 */
final class SharedSamples {
    private static final int LEAST = 10;
    private static final double LEAST_SHARE = 0.05;
    private static final double TIMES = 3;

    private SharedSamples() {}

    static Optional<Implausibility> of(ExitTrace trace) {
        Map<Long, Integer> countByRow = new HashMap<>();
        for (int i = 0; i < trace.fit().samples(); i++) {
            countByRow.merge(hash(trace.fit(), i), 1, Integer::sum);
        }
        int twice = 0;
        for (int count : countByRow.values()) {
            twice += count > 1 ? count : 0;
        }
        int shared = 0;
        for (int i = 0; i < trace.report().samples(); i++) {
            shared += countByRow.containsKey(hash(trace.report(), i)) ? 1 : 0;
        }
        double share = (double) shared / trace.report().samples();
        double again = (double) twice / trace.fit().samples();
        return shared >= LEAST && share >= LEAST_SHARE && share > TIMES * again
                ? Optional.of(new Implausibility(
                        Kind.SAME_SAMPLES,
                        List.of(new Evidence("outputs that are equal to the last bit", "", share, again)),
                        "take samples for report that are not in fit: figures on report say nothing otherwise"))
                : Optional.empty();
    }

    /** 64 bits of all that is said of a sample. */
    private static long hash(TraceSplit split, int sample) {
        long hash = split.labels()[sample];
        for (ExitOutputs exit : split.exits()) {
            for (int c = 0; c < exit.classes(); c++) {
                hash = (hash ^ Float.floatToIntBits(exit.value(sample, c))) * 0x9e3779b97f4a7c15L;
                hash ^= hash >>> 32;
            }
        }
        return hash;
    }
}
