package io.exeunt.simulator.plausibility;

import io.exeunt.simulator.plausibility.Implausibility.Evidence;
import io.exeunt.simulator.plausibility.Implausibility.Kind;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Exits that say the same of every sample to the last bit, as where a loop stores one exit's outputs under all names. */
final class TwinExits {
    /** Coarser outputs, such as decisions, may well be the same. */
    private static final int LEAST_DIFFERENT_VALUES = 20;

    private TwinExits() {}

    static Optional<Implausibility> of(ExitTrace trace) {
        List<Evidence> evidence = new ArrayList<>();
        for (int k = 1; k < trace.exits(); k++) {
            int exit = k;
            if (Stream.of(trace.fit(), trace.report()).allMatch(split -> isTwin(split, exit))) {
                String both = trace.exitNames().get(k - 1) + " and "
                        + trace.exitNames().get(k);
                evidence.add(new Evidence(both, "", 1, 1));
            }
        }
        return evidence.isEmpty()
                ? Optional.empty()
                : Optional.of(new Implausibility(
                        Kind.SAME_EXITS,
                        evidence,
                        "look at the loop that stored them: one exit stands under two names"));
    }

    private static boolean isTwin(TraceSplit split, int exit) {
        ExitOutputs before = split.exits().get(exit - 1);
        ExitOutputs here = split.exits().get(exit);
        return Arrays.equals(before.values(), here.values()) && isFine(here.values());
    }

    private static boolean isFine(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int different = 1;
        for (int i = 1; i < sorted.length; i++) {
            different += sorted[i] == sorted[i - 1] ? 0 : 1;
        }
        return different >= LEAST_DIFFERENT_VALUES;
    }
}
