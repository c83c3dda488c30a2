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

/** Exits whose confidence head, or whose largest output, is the same number for every sample: decisions that were stored as probabilities. */
final class ScoreCheck {
    private static final int LEAST_SAMPLES = 10;

    private ScoreCheck() {}

    static Optional<Implausibility> of(ExitTrace trace) {
        List<Evidence> evidence = new ArrayList<>();
        for (TraceSplit split : List.of(trace.fit(), trace.report())) {
            for (int k = 0; k < trace.exits() - 1; k++) { // the final exit lets everybody go
                add(evidence, trace.exitNames().get(k), split, split.exits().get(k));
            }
        }
        return evidence.isEmpty()
                ? Optional.empty()
                : Optional.of(new Implausibility(
                        Kind.ONE_SCORE,
                        evidence,
                        "probabilities are wanted, not decisions: store what the softmax says, and what the confidence head"
                                + " says of each sample"));
    }

    private static void add(List<Evidence> evidence, String name, TraceSplit split, ExitOutputs exit) {
        float[] confidence = exit.confidence();
        if (confidence != null) {
            add(evidence, name + "'s confidence head", split, ConfidenceCheck.doubles(confidence));
        }
        add(evidence, name, split, ConfidenceCheck.largest(exit));
    }

    private static void add(List<Evidence> evidence, String subject, TraceSplit split, double[] score) {
        if (score.length >= LEAST_SAMPLES && Arrays.stream(score).allMatch(value -> value == score[0])) {
            evidence.add(new Evidence(subject, split.name(), score[0], Double.NaN));
        }
    }
}
