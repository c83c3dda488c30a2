package org.example;

import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.GovernorKind;
import io.exeunt.simulator.policy.Parameter;
import java.util.List;

/** Any state until the answer, and the lowest one while waiting for the next inference: what it gains shows where there is a period. */
public final class LowRest implements GovernorFactory {
    private static final int LOWEST = 0;

    @Override
    public String name() {
        return "low_rest";
    }

    @Override
    public GovernorKind kind() {
        return GovernorKind.CONSTANT;
    }

    @Override
    public Governor create(GovernorContext context) {
        return create(context, new double[] {context.tables().states() - 1});
    }

    @Override
    public List<Parameter> parameters(GovernorContext context) {
        return List.of(Parameter.whole("low_rest.state", LOWEST, context.tables().states() - 1));
    }

    @Override
    public Governor create(GovernorContext context, double[] setting) {
        return FrequencySchedule.flat(context.network().exits(), (int) setting[0]).restingIn(LOWEST);
    }
}
