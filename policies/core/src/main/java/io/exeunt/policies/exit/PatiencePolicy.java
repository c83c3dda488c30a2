package io.exeunt.policies.exit;

import io.exeunt.ground.Check;
import io.exeunt.policies.score.Predictions;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.RuleNumber;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;

/**
 * Leaves at the first kept exit at which the last kept exits agree, so many as patience says; at the final exit always.
 *
 * @param exits kept exits
 * @param patience number of agreeing exits in a row, > 0; 1 leaves at the first kept exit
 */
public record PatiencePolicy(ExitSet exits, int patience) implements FittedPolicy {
    public PatiencePolicy {
        Check.positive("patience", (long) patience);
    }

    @Override
    public PathHistogram paths(TraceSplit split) {
        return Agreement.of(Predictions.of(split), exits).histogram(patience);
    }

    @Override
    public SampleDecisions decisions(TraceSplit split) {
        Predictions predictions = Predictions.of(split);
        int[] kept = exits.indices();
        int[] exit = new int[split.samples()];
        boolean[] right = new boolean[exit.length];
        for (int i = 0; i < exit.length; i++) {
            exit[i] = exitOf(predictions, kept, i);
            right[i] = predictions.correct(exit[i], i);
        }
        return SampleDecisions.ofExits(exits.bits(), exit, right);
    }

    private int exitOf(Predictions predictions, int[] kept, int sample) {
        int run = 0;
        int before = -1;
        for (int k : kept) {
            int answer = predictions.classes()[k][sample];
            run = answer == before ? run + 1 : 1;
            before = answer;
            if (run >= patience) {
                return k;
            }
        }
        return exits.last();
    }

    @Override
    public List<RuleNumber> numbers() {
        return List.of(new RuleNumber("patience", Parameter.NO_EXIT, patience));
    }

    @Override
    public String describe() {
        return "patience: leaves when " + patience + " kept exits in a row agree, at final exit " + exits.last()
                + " always";
    }
}
