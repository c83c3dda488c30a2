package io.exeunt.policies.example;

import io.exeunt.policies.contract.GovernorContract;
import io.exeunt.simulator.policy.GovernorFactory;

/** How a third party checks its governor. */
class StepDownGovernorTest extends GovernorContract {
    @Override
    protected GovernorFactory factory() {
        return new StepDownGovernor();
    }
}
