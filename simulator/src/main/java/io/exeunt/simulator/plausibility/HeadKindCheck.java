package io.exeunt.simulator.plausibility;

import io.exeunt.simulator.plausibility.Implausibility.Evidence;
import io.exeunt.simulator.plausibility.Implausibility.Kind;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Outputs called sigmoids or logits that lie in 0 … 1 and sum to 1 in every row, which independent numbers do not. */
final class HeadKindCheck {
    private static final double NEAR = 0.01;
    private static final int LEAST_SAMPLES = 10;
    /** Two sigmoids of one question sum to 1 by right. */
    private static final int LEAST_CLASSES = 3;

    private HeadKindCheck() {}

    static Optional<Implausibility> of(ExitTrace trace) {
        List<Evidence> evidence = new ArrayList<>();
        for (TraceSplit split : List.of(trace.fit(), trace.report())) {
            for (int k = 0; k < trace.exits(); k++) {
                ExitOutputs exit = split.exits().get(k);
                if (exit.kind() != HeadKind.SOFTMAX && isSoftmax(exit)) {
                    evidence.add(new Evidence(trace.exitNames().get(k), split.name(), meanSum(exit), 1));
                }
            }
        }
        return evidence.isEmpty()
                ? Optional.empty()
                : Optional.of(new Implausibility(
                        Kind.HEAD_KIND,
                        evidence,
                        "they are softmax outputs: say head_kind=\"softmax\", and --renormalise if they were rounded"));
    }

    private static boolean isSoftmax(ExitOutputs exit) {
        if (exit.samples() < LEAST_SAMPLES || exit.classes() < LEAST_CLASSES) {
            return false;
        }
        for (float value : exit.values()) {
            if (value < 0 || value > 1 + NEAR) {
                return false;
            }
        }
        for (int i = 0; i < exit.samples(); i++) {
            if (Math.abs(sum(exit, i) - 1) > NEAR) {
                return false;
            }
        }
        return true;
    }

    private static double sum(ExitOutputs exit, int sample) {
        double sum = 0;
        for (int c = 0; c < exit.classes(); c++) {
            sum += exit.value(sample, c);
        }
        return sum;
    }

    private static double meanSum(ExitOutputs exit) {
        double sum = 0;
        for (float value : exit.values()) {
            sum += value;
        }
        return sum / exit.samples();
    }
}
