package io.exeunt.policies.exit;

import io.exeunt.hwmodels.Check;
import io.exeunt.policies.score.Predictions;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.trace.TraceSplit;

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
    public String describe() {
        return "patience: leaves when " + patience + " kept exits in a row agree, at final exit " + exits.last()
                + " always";
    }
}
