package io.exeunt.policies.example;

import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.GovernorKind;
import io.exeunt.simulator.policy.Progress;

/** An example of a governor of a third party: one state slower after each head that did not let the sample go. */
public final class StepDownGovernor implements GovernorFactory {
    @Override
    public String name() {
        return "step_down";
    }

    @Override
    public GovernorKind kind() {
        return GovernorKind.PER_EXIT;
    }

    @Override
    public Governor create(GovernorContext context) {
        return new SteppingDown(context.platform().states().max());
    }

    private record SteppingDown(int home) implements Governor {
        @Override
        public int next(Progress progress) {
            return Math.max(0, home - Long.bitCount(progress.evaluated()));
        }

        @Override
        public String describe() {
            return "step down: from state " + home + " one down per head";
        }
    }
}
