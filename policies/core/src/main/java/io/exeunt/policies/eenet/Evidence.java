package io.exeunt.policies.eenet;

import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the fit split says whatever the budget is: how all allowed exits answer together and alone. */
final class Evidence {
    private final LogProbabilities outputs;
    private final int[] labels;
    private final CrossFitted ofAll;
    private final StopScores alone;
    private final Map<List<Integer>, CrossFitted> byExits = new HashMap<>();

    Evidence(LogProbabilities outputs, int[] labels) {
        this.outputs = outputs;
        this.labels = labels;
        ofAll = CrossFitted.chain(outputs, labels);
        byExits.put(IntStream.range(0, outputs.exits()).boxed().toList(), ofAll);
        alone = scores(CrossFitted.alone(outputs, labels));
    }

    StopScores alone() {
        return alone;
    }

    /** What the heads of some of the exits say. */
    LogProbabilities outputs(List<Integer> positions) {
        return outputs.only(positions);
    }

    /** Answers of some of the exits. */
    CrossFitted of(List<Integer> positions) {
        return byExits.computeIfAbsent(positions, p -> ofAll.chain(outputs, labels, p));
    }

    /** Scores of held-out samples; an answer is worth what all heads together say. */
    StopScores scores(LogProbabilities heldOut) {
        return StopScores.byMargin(heldOut, labels).worth(heldOut.worth(reference()));
    }

    private double[] reference() {
        return ofAll.heldOut().rows()[outputs.exits() - 1];
    }

    /** {@link Safeguard#value} of the answers that a rule gives to the fit split. */
    double[] values(FittedPolicy rule, TraceSplit split) {
        SampleDecisions decisions = rule.decisions(split);
        double[] values = new double[labels.length];
        for (int i = 0; i < values.length; i++) {
            int answer = split.exits().get(decisions.exit(i)).argmax(i);
            double worth = Math.exp(reference()[i * outputs.classes() + answer]);
            values[i] = Safeguard.value(decisions.right()[i], worth);
        }
        return values;
    }
}
